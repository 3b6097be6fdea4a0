package org.fivetrust.accounts.statement;

import org.fivetrust.shared.kernel.NotFound;

/** A statement as its address names it. */
enum StatementType {
    BALANCE_SHEET("balance-sheet", "BALANCE_SHEET"),
    INCOME("income", "INCOME"),
    ACTIVITIES("activities", "INCOME"),
    CASH_FLOW("cash-flow", "CASH_FLOW");

    private final String path;
    private final String statement;

    StatementType(String path, String statement) {
        this.path = path;
        this.statement = statement;
    }

    static StatementType of(String path) {
        for (var statementType : values()) {
            if (statementType.path.equals(path)) {
                return statementType;
            }
        }
        throw new NotFound("statement", path);
    }

    String path() {
        return path;
    }

    /** The name in the layouts. */
    String statement() {
        return statement;
    }
}
