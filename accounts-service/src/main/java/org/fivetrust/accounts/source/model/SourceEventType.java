package org.fivetrust.accounts.source.model;

/** Types of events of other areas that the books must show. */
public enum SourceEventType {
    PAYMENT("payment"),
    PAYMENT_RETURN("payment-return"),
    RECEIPT("receipt"),
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

    /** Whose posting rules book it: what comes back is booked as it went, the other way round. */
    public SourceEventType booked() {
        return this == PAYMENT_RETURN ? PAYMENT : this;
    }

    /** Whether the funds show its voucher. */
    public boolean isOfTheFunds() {
        return this == PAYMENT || this == RECEIPT;
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
