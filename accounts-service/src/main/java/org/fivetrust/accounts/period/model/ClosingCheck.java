package org.fivetrust.accounts.period.model;

import org.fivetrust.shared.kernel.InvalidValue.Violation;

/** What is looked at before a month is closed; how much each weighs is dated data of the standard and the book. */
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

    /** What is posted out of order stays so; where it is refused, posting refuses it, and closing only tells. */
    boolean forbidsClosing() {
        return this != DATE_ORDER;
    }
}
