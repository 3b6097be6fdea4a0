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

    /** Type and number as people name a voucher (凭证字号). */
    public String label(int number) {
        return word + "-" + number;
    }

    /** The character before its number. */
    public String word() {
        return word;
    }
}
