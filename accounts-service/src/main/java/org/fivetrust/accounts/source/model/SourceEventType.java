package org.fivetrust.accounts.source.model;

/** Types of events of other areas that the books must show. */
public enum SourceEventType {
    PAYMENT("payment"),
    PAYMENT_RETURN("payment-return"),
    RECEIPT("receipt"),
    RECEIPT_REVERSAL("receipt-reversal"),
    TRANSFER_IN("transfer-in"),
    TRANSFER_OUT("transfer-out"),
    BANK_CHARGE("bank-charge"),
    INTEREST("interest"),
    IMPREST("imprest"),
    TRUST_ACCOUNT("trust-account"),
    DEPRECIATION("depreciation"),
    RENT("rent"),
    DISPOSAL("disposal");

    private final String word;

    SourceEventType(String word) {
        this.word = word;
    }

    /** The name in the database and in events. */
    public String word() {
        return word;
    }

    /**
     * Whose posting rules book it: what comes back is booked as it went, the other way round; what the bank took or
     * gave, and what was spent from imprest, is booked as any payment or receipt.
     */
    public SourceEventType booked() {
        return switch (this) {
            case PAYMENT_RETURN, BANK_CHARGE, IMPREST -> PAYMENT;
            case RECEIPT_REVERSAL, INTEREST -> RECEIPT;
            case PAYMENT, RECEIPT, TRANSFER_IN, TRANSFER_OUT, TRUST_ACCOUNT, DEPRECIATION, RENT, DISPOSAL -> this;
        };
    }

    /** Whether it takes back what another event told. */
    public boolean isTheOtherWayRound() {
        return this == PAYMENT_RETURN || this == RECEIPT_REVERSAL;
    }

    /** Whether the funds show its voucher. */
    public boolean isOfTheFunds() {
        return this == PAYMENT || this == RECEIPT || this == BANK_CHARGE || this == INTEREST;
    }

    public static SourceEventType of(String word) {
        for (var kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of source is called " + word);
    }
}
