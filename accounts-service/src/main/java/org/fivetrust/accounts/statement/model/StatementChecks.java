package org.fivetrust.accounts.statement.model;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The checks within a statement and between statements, by the rules of their forms. */
public final class StatementChecks {

    private StatementChecks() {}

    /** Checks of the balance sheet and between the statements, then the undetermined amounts. */
    public static List<StatementCheck> ofBalanceSheet(
            List<CheckRule> rules, Evaluation sheet, Evaluation income, LedgerFigures ledger) {
        var between = IntStream.range(0, rules.size())
                .filter(n -> rules.get(n).comparesStatements())
                .map(n -> n + 1)
                .max()
                .orElse(rules.size());
        return Stream.of(
                        applied(rules.subList(0, between), sheet, income, ledger),
                        undetermined(income),
                        applied(rules.subList(between, rules.size()), sheet, income, ledger))
                .flatMap(checks -> checks)
                .toList();
    }

    /** Checks between the statements, then the undetermined amounts. */
    public static List<StatementCheck> ofIncome(
            List<CheckRule> rules, Evaluation sheet, Evaluation income, LedgerFigures ledger) {
        var between = rules.stream().filter(CheckRule::comparesStatements).toList();
        return Stream.concat(applied(between, sheet, income, ledger), undetermined(income))
                .toList();
    }

    /** Checks of a cash flow statement against the accounts. */
    public static List<StatementCheck> ofCashFlow(
            List<CheckRule> rules, Evaluation sheet, Evaluation cashFlow, LedgerFigures ledger) {
        return applied(rules, sheet, cashFlow, ledger).toList();
    }

    private static Stream<StatementCheck> applied(
            List<CheckRule> rules, Evaluation sheet, Evaluation income, LedgerFigures ledger) {
        return rules.stream().filter(rule -> rule.isCertain(income)).map(rule -> rule.apply(sheet, income, ledger));
    }

    private static Stream<StatementCheck> undetermined(Evaluation income) {
        return income.doubts().stream().map(UndeterminedAmount::told);
    }
}
