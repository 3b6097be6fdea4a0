package org.fivetrust.accounts.statement.model;

/**
 * A part of a line's figure and where it comes from: an account, another line, a voucher, a figure somebody entered.
 */
public record Share(Kind kind, String reference, String name, String term, long fen) {

    public enum Kind {
        ACCOUNT,
        LINE,
        VOUCHER,
        ENTERED
    }

    Share times(int sign) {
        return sign < 0 ? new Share(kind, reference, name, term, Math.negateExact(fen)) : this;
    }
}
