package org.fivetrust.accounts.period.model;

import org.fivetrust.shared.kernel.InvalidValue.Violation;

/** A check before a month is closed; its severity is dated data of the standard and the book. */
public enum ClosingCheck {
    UNPOSTED,
    EARLIER_OPEN,
    NUMBER_GAP,
    RESULT_NOT_NIL,
    PENDING_NOT_NIL,
    BANK_RECONCILED,
    DEPRECIATION,
    STATEMENTS_AGREE,
    DATE_ORDER;

    /** Whether a book may make more of it than its standard does. */
    public boolean isTheBooks() {
        return switch (this) {
            case BANK_RECONCILED, DEPRECIATION, STATEMENTS_AGREE, DATE_ORDER -> true;
            case UNPOSTED, EARLIER_OPEN, NUMBER_GAP, RESULT_NOT_NIL, PENDING_NOT_NIL -> false;
        };
    }

    Violation found(String message) {
        return new Violation("/checks/" + this, message);
    }

    /** Vouchers posted out of order cannot be mended, so closing only warns; posting refuses them. */
    boolean forbidsClosing() {
        return this != DATE_ORDER;
    }
}
