package org.fivetrust.accounts.statement.model;

import org.jspecify.annotations.Nullable;

/**
 * A check that the forms of a standard prescribe: two formulas that must agree.
 *
 * @param income the layout of the income statement that it compares with the balance sheet, if it does
 * @param yearEnd it concerns December alone
 */
public record CheckRule(
        @Nullable String income, boolean yearEnd, String name, String english, CheckFormula left, CheckFormula right) {

    boolean comparesStatements() {
        return income != null;
    }

    /** Whether the balance sheet has this check with this layout of the income statement. */
    public boolean appliesTo(String incomeLayout, boolean december) {
        return (income == null || income.equals(incomeLayout)) && (december || !yearEnd);
    }

    boolean isCertain(Evaluation incomeStatement) {
        return left.isCertain(incomeStatement) && right.isCertain(incomeStatement);
    }

    StatementCheck apply(Evaluation sheet, Evaluation incomeStatement, LedgerFigures ledger) {
        return StatementCheck.of(
                name, english, left.fen(sheet, incomeStatement, ledger), right.fen(sheet, incomeStatement, ledger));
    }
}
