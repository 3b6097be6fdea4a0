package org.fivetrust.accounts.book.model;

/** What an account measures (科目性质), whatever its standard calls its class. */
public enum Nature {
    ASSET,
    LIABILITY,
    EQUITY,
    COST,
    INCOME,
    EXPENSE;

    /** Income and expense make up the result of a year and are carried forward (损益类). */
    public boolean isResult() {
        return this == INCOME || this == EXPENSE;
    }
}
