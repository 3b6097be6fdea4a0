package org.fivetrust.accounts.voucher.model;

/** The kinds of journal voucher (记账凭证种类): three special ones, or the general one for all. Each counts by itself. */
public enum VoucherType {
    RECEIPT("收"),
    PAYMENT("付"),
    TRANSFER("转"),
    GENERAL("记");

    private final String word;

    VoucherType(String word) {
        this.word = word;
    }

    /** The one character that stands before its number. */
    public String word() {
        return word;
    }
}
