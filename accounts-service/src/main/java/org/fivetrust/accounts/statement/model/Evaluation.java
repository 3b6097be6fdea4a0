package org.fivetrust.accounts.statement.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.fivetrust.accounts.book.model.Nature;
import org.fivetrust.accounts.ledger.model.AccountMovement;
import org.fivetrust.accounts.statement.model.Component.Kind;
import org.fivetrust.shared.kernel.InvalidValue.Words;

/** Evaluates the lines of a statement; each figure keeps its components. */
public final class Evaluation {

    private final Layout layout;
    private final boolean split;
    private final Map<String, Formula> formulas;
    private final LedgerFigures ledgerFigures;
    private final Movements movements;
    private final EnteredFigures entered;
    private final Map<Place, Value> known = new HashMap<>();

    private record Place(String number, Basis basis, Column column) {}

    public Evaluation(
            Layout layout,
            boolean split,
            LedgerFigures ledgerFigures,
            List<VoucherTransfer> moves,
            EnteredFigures entered) {
        this.layout = layout;
        this.split = split;
        this.formulas = layout.formulas();
        this.ledgerFigures = ledgerFigures;
        this.movements = new Movements(moves, layout, ledgerFigures);
        this.entered = entered;
    }

    /** @param number of a line that is there, in a layout without faults */
    public Value line(String number, Basis basis, Column column) {
        var place = new Place(number, basis, column);
        var value = known.get(place);
        if (value == null) {
            value = evaluate(place);
            known.put(place, value);
        }
        return value;
    }

    /** Transfers of vouchers between accounts since the start of the year. */
    Bounds moved(String from, String to) {
        return movements.total(new Term.Moved(from, to));
    }

    /** The lines whose amounts the vouchers leave undetermined. */
    List<UndeterminedAmount> doubts() {
        return layout.lines().stream()
                .map(this::doubt)
                .filter(undeterminedAmount -> !undeterminedAmount.vouchers().isEmpty())
                .toList();
    }

    private UndeterminedAmount doubt(Layout.Line line) {
        var amount = Bounds.NOTHING;
        var vouchers = new LinkedHashSet<VoucherTransfer>();
        for (var signed : formula(line.number()).terms()) {
            if (signed.term() instanceof Term.Moved moved) {
                var total = movements.total(moved);
                amount = signed.sign() < 0 ? amount.minus(total) : amount.plus(total);
                vouchers.addAll(movements.doubtful(moved));
            }
        }
        return new UndeterminedAmount(line, amount, List.copyOf(vouchers));
    }

    private Formula formula(String number) {
        var formula = formulas.get(number);
        if (formula == null) {
            throw new IllegalArgumentException("no line " + number);
        }
        return formula;
    }

    private Value evaluate(Place place) {
        var fen = 0L;
        var shares = new ArrayList<Component>();
        var reasons = new ArrayList<Words>();
        var lacks = new TreeSet<String>();
        for (var signed : formula(place.number()).terms()) {
            var value = term(signed, place);
            fen = Math.addExact(fen, Math.multiplyExact(signed.sign(), value.fen()));
            value.shares().forEach(component -> shares.add(component.times(signed.sign())));
            reasons.addAll(value.reasons());
            lacks.addAll(value.lacks());
        }
        return new Value(fen, shares, reasons, lacks);
    }

    private Value term(Formula.Signed signed, Place at) {
        var text = signed.text();
        return switch (signed.term()) {
            case Term.Line(var number) -> below(number, at, text);
            case Term.Balance(var debit, var account) ->
                sum(ledgerFigures.below(account), side(debit, LedgerFigures.balance(at.basis())), text);
            case Term.Leaves(var debit, var account) ->
                sum(ledgerFigures.below(account), positive(side(debit, LedgerFigures.balance(at.basis()))), text);
            case Term.Turned(var debit, var account) ->
                sum(
                        ledgerFigures.below(account).filter(inColumn(at)),
                        side(debit, LedgerFigures.turned(at.basis())),
                        text);
            case Term.Detail(var account, var place) -> detail(account, place, at, text);
            case Term.Opening(var account) ->
                sum(ledgerFigures.below(account), side(false, LedgerFigures.balance(Basis.OPENING)), text);
            case Term.Moved moved -> movements.moved(moved, text, at.basis(), at.column(), split);
            case Term.Unclosed(var part, var opening) -> unclosed(part, opening ? Basis.OPENING : at.basis(), text);
            case Term.Trust(var accounts) ->
                sum(accounts.stream().flatMap(ledgerFigures::heldForOthers), LedgerFigures.balance(at.basis()), text);
            case Term.Entered given -> entered(given, at, text);
        };
    }

    /** Totals add the known lines and collect the missing ones. */
    private Value below(String number, Place at, String text) {
        var value = line(number, at.basis(), at.column());
        var lacks = new TreeSet<>(value.lacks());
        if (!value.reasons().isEmpty()) {
            lacks.add(number);
        }
        return new Value(
                value.fen(), List.of(new Component(Kind.LINE, number, number, text, value.fen())), List.of(), lacks);
    }

    private Value detail(String account, int place, Place at, String text) {
        var details = ledgerFigures.details(account);
        return place > details.size()
                ? Value.of(List.of())
                : sum(
                        ledgerFigures.below(details.get(place - 1).code()).filter(inColumn(at)),
                        side(true, LedgerFigures.turned(at.basis())),
                        text);
    }

    /** Income not yet closed less expenses not yet closed; what is bound by its giver apart, expenses never. */
    private Value unclosed(Column part, Basis basis, String text) {
        return sum(
                ledgerFigures
                        .all()
                        .filter(account -> account.nature() == Nature.INCOME
                                ? part.takes(ledgerFigures.isRestricted(account.code()))
                                : account.nature() == Nature.EXPENSE && part.takes(false)),
                side(false, LedgerFigures.balance(basis)),
                text);
    }

    /** An entered figure; zero without one if its accounts have no balance. */
    private Value entered(Term.Entered term, Place at, String text) {
        var said = entered.find(at.number(), text, at.basis());
        if (said != null) {
            return Value.of(List.of(new Component(Kind.ENTERED, at.number(), text, text, said)));
        }
        var nothingThere = !term.accounts().isEmpty()
                && term.accounts().stream()
                        .flatMap(ledgerFigures::below)
                        .allMatch(account -> LedgerFigures.balance(at.basis()).applyAsLong(account) == 0);
        return nothingThere ? Value.of(List.of()) : Value.unknown(text);
    }

    private Predicate<AccountMovement> inColumn(Place at) {
        return account -> at.column() == Column.TOTAL
                || at.column().takes(account.nature() != Nature.EXPENSE && ledgerFigures.isRestricted(account.code()));
    }

    private static ToLongFunction<AccountMovement> side(boolean debit, ToLongFunction<AccountMovement> net) {
        return debit ? net : account -> Math.negateExact(net.applyAsLong(account));
    }

    private static ToLongFunction<AccountMovement> positive(ToLongFunction<AccountMovement> net) {
        return account -> Math.max(0, net.applyAsLong(account));
    }

    private static Value sum(Stream<AccountMovement> accounts, ToLongFunction<AccountMovement> amount, String text) {
        return Value.of(accounts.filter(account -> amount.applyAsLong(account) != 0)
                .map(account ->
                        new Component(Kind.ACCOUNT, account.code(), account.name(), text, amount.applyAsLong(account)))
                .toList());
    }
}
