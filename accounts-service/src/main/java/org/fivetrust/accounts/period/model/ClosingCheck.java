package org.fivetrust.accounts.period.model;

import org.fivetrust.accounts.statement.model.StatementCheck;
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
    DATE_ORDER,
    MONEY_BY_HAND,
    FUNDS_AGREE;

    /** Whether a book may make more of it than its standard does. */
    public boolean isTheBooks() {
        return switch (this) {
            case BANK_RECONCILED, DEPRECIATION, STATEMENTS_AGREE, DATE_ORDER, FUNDS_AGREE -> true;
            case UNPOSTED, EARLIER_OPEN, NUMBER_GAP, RESULT_NOT_NIL, PENDING_NOT_NIL, MONEY_BY_HAND -> false;
        };
    }

    /** Where what it finds is told. */
    String place() {
        return "/checks/" + this;
    }

    String place(Object of) {
        return place() + "/" + of;
    }

    /** The figures of a month's statements that should agree and do not (勾稽关系). */
    static Violation differing(StatementCheck check) {
        return Violation.worded(
                "closing.statements-differ",
                STATEMENTS_AGREE.place(),
                "name",
                check.name(),
                "english",
                check.english(),
                "left",
                check.left(),
                "right",
                check.right());
    }

    /** What is posted cannot be mended, so closing only warns; posting or drafting refuses it. */
    boolean forbidsClosing() {
        return this != DATE_ORDER && this != MONEY_BY_HAND;
    }
}
