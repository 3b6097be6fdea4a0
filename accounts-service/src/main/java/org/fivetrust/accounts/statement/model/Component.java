package org.fivetrust.accounts.statement.model;

/** A part of a line's figure and where it comes from: an account, another line, a voucher, an entered figure. */
public record Component(Kind kind, String reference, String name, String term, long fen) {

    public enum Kind {
        ACCOUNT,
        LINE,
        VOUCHER,
        ENTERED
    }

    Component times(int sign) {
        return sign < 0 ? new Component(kind, reference, name, term, Math.negateExact(fen)) : this;
    }
}
