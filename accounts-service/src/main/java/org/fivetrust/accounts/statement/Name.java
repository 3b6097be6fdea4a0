package org.fivetrust.accounts.statement;

import org.fivetrust.shared.kernel.NotFound;

/** A statement as its address names it. */
enum Name {
    BALANCE_SHEET("balance-sheet", "BALANCE_SHEET"),
    INCOME("income", "INCOME"),
    ACTIVITIES("activities", "INCOME"),
    CASH_FLOW("cash-flow", "CASH_FLOW");

    private final String path;
    private final String statement;

    Name(String path, String statement) {
        this.path = path;
        this.statement = statement;
    }

    static Name of(String path) {
        for (var name : values()) {
            if (name.path.equals(path)) {
                return name;
            }
        }
        throw new NotFound("statement", path);
    }

    String path() {
        return path;
    }

    /** What the layouts call it. */
    String statement() {
        return statement;
    }
}
