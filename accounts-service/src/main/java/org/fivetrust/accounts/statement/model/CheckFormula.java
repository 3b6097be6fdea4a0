package org.fivetrust.accounts.statement.model;

import java.util.List;
import java.util.stream.Stream;
import org.fivetrust.shared.kernel.InvalidValue;

/**
 * One side of a check: functions added and subtracted, {@code CLOSING(110)-OPENING(110)-NC(3101)}. The table
 * {@code statement_check} explains them.
 */
public record CheckFormula(List<Signed> terms) {

    /** A function, added or subtracted. */
    record Signed(int sign, Term term) {}

    /** One function of a check. */
    sealed interface Term {

        record SheetLine(Basis basis, String number) implements Term {}

        record SheetDetails(String number, String account) implements Term {}

        record IncomeLine(Column column, String number) implements Term {}

        record DebitBalance(String account) implements Term {}

        record CreditTurnover(String account) implements Term {}

        record Increase(Column column, String account) implements Term {}

        record Transfer(String from, String to) implements Term {}

        record Nil() implements Term {}
    }

    public CheckFormula {
        terms = List.copyOf(terms);
    }

    /** @throws InvalidValue naming the part that cannot be parsed */
    public static CheckFormula parse(String text) {
        return new CheckFormula(Formula.written(text).stream()
                .map(function -> new Signed(function.sign(), term(function)))
                .toList());
    }

    private static Term term(Formula.Written function) {
        var given = function.given();
        var expected =
                switch (function.name()) {
                    case "NIL" -> 0;
                    case "DETAILS", "X" -> 2;
                    default -> 1;
                };
        if (given.size() != expected) {
            throw InvalidValue.worded("formula.arguments", "", "function", function.text(), "many", expected);
        }
        return switch (function.name()) {
            case "CLOSING" -> new Term.SheetLine(Basis.CLOSING, given.getFirst());
            case "OPENING" -> new Term.SheetLine(Basis.OPENING, given.getFirst());
            case "DETAILS" -> new Term.SheetDetails(given.getFirst(), given.getLast());
            case "YEAR" -> new Term.IncomeLine(Column.TOTAL, given.getFirst());
            case "YEARU" -> new Term.IncomeLine(Column.UNRESTRICTED, given.getFirst());
            case "YEARR" -> new Term.IncomeLine(Column.RESTRICTED, given.getFirst());
            case "D" -> new Term.DebitBalance(given.getFirst());
            case "NC" -> new Term.CreditTurnover(given.getFirst());
            case "RISEU" -> new Term.Increase(Column.UNRESTRICTED, given.getFirst());
            case "RISER" -> new Term.Increase(Column.RESTRICTED, given.getFirst());
            case "X" -> new Term.Transfer(given.getFirst(), given.getLast());
            case "NIL" -> new Term.Nil();
            default -> throw InvalidValue.worded("formula.no-function", "", "function", function.name());
        };
    }

    /** Whether the vouchers determine every transfer it counts. */
    boolean isCertain(Evaluation income) {
        return terms.stream()
                .flatMap(signed ->
                        signed.term() instanceof Term.Transfer transfer ? Stream.of(transfer) : Stream.empty())
                .allMatch(
                        transfer -> income.moved(transfer.from(), transfer.to()).isCertain());
    }

    long fen(Evaluation sheet, Evaluation income, LedgerFigures ledger) {
        return terms.stream()
                .mapToLong(signed -> signed.sign() * fen(signed.term(), sheet, income, ledger))
                .reduce(0, Math::addExact);
    }

    private static long fen(Term term, Evaluation sheet, Evaluation income, LedgerFigures ledger) {
        return switch (term) {
            case Term.SheetLine(var basis, var number) ->
                sheet.line(number, basis, Column.TOTAL).fen();
            case Term.SheetDetails(var number, var account) -> details(sheet, number, account);
            case Term.IncomeLine(var column, var number) ->
                income.line(number, Basis.YEAR_TO_DATE, column).fen();
            case Term.DebitBalance(var account) ->
                ledger.below(account)
                        .mapToLong(LedgerFigures.balance(Basis.CLOSING))
                        .sum();
            case Term.CreditTurnover(var account) ->
                -ledger.below(account)
                        .mapToLong(LedgerFigures.turned(Basis.YEAR_TO_DATE))
                        .sum();
            case Term.Increase(var column, var account) ->
                ledger.below(account)
                        .filter(each -> column.takes(ledger.isRestricted(each.code())))
                        .mapToLong(each -> each.opening().net() - each.closing())
                        .sum();
            case Term.Transfer(var from, var to) -> income.moved(from, to).least();
            case Term.Nil() -> 0;
        };
    }

    private static long details(Evaluation sheet, String number, String account) {
        return sheet.line(number, Basis.CLOSING, Column.TOTAL).shares().stream()
                .filter(component -> component.term().equals("DS(" + account + ")")
                        || component.term().equals("CS(" + account + ")"))
                .mapToLong(Component::fen)
                .sum();
    }
}
