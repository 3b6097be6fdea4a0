package org.fivetrust.accounts.statement.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fivetrust.accounts.statement.model.Component.Kind;
import org.fivetrust.shared.kernel.InvalidValue.Words;
import org.fivetrust.shared.kernel.Money;

/**
 * {@code X(a,b)}: the amounts that vouchers moved from the debit of one account to the credit of another, signed as
 * written. The opposite direction is another movement.
 */
final class Movements {

    private static final int NAMED = 20;

    private final List<VoucherTransfer> moves;
    private final Set<Term.Moved> named;
    private final LedgerFigures ledgerFigures;
    private final Map<Term.Moved, List<Bounds>> known = new HashMap<>();

    Movements(List<VoucherTransfer> moves, Layout layout, LedgerFigures ledgerFigures) {
        this.moves = moves;
        this.ledgerFigures = ledgerFigures;
        this.named = layout.moved().stream().filter(term -> !term.isOther()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A movement between two accounts. Money that becomes unrestricted is added in the unrestricted column and
     * subtracted in the restricted one, money that becomes restricted the other way round; the total is zero. A voucher
     * that leaves the amount undetermined is a reason to show no figure.
     */
    Value moved(Term.Moved term, String text, Basis basis, Column column, boolean split) {
        var shares = new ArrayList<Component>();
        var reasons = new ArrayList<Words>();
        for (var n = 0; n < moves.size(); n++) {
            var voucherTransfer = moves.get(n);
            var amount = amounts(term).get(n);
            if (basis == Basis.CURRENT && !voucherTransfer.late()) {
                continue;
            }
            if (!amount.isCertain()) {
                reasons.add(reason(text, voucherTransfer, amount));
            } else if (amount.least() != 0) {
                shares.add(new Component(
                        Kind.VOUCHER,
                        voucherTransfer.voucher().toString(),
                        voucherTransfer.label(),
                        text,
                        amount.least()));
            }
        }
        return Value.of(split ? signed(shares, term, column) : shares).without(first(reasons));
    }

    private static Words reason(String text, VoucherTransfer voucherTransfer, Bounds amount) {
        return new Words(
                "statement.undetermined",
                Map.of(
                        "term", text,
                        "voucher", voucherTransfer.label(),
                        "least", Money.ofFen(amount.least()).toString(),
                        "most", Money.ofFen(amount.most()).toString()));
    }

    private static List<Words> first(List<Words> reasons) {
        if (reasons.size() <= NAMED) {
            return reasons;
        }
        var some = new ArrayList<>(reasons.subList(0, NAMED));
        some.add(new Words("statement.more-vouchers", Map.of("more", Integer.toString(reasons.size() - NAMED))));
        return some;
    }

    private List<Component> signed(List<Component> shares, Term.Moved term, Column column) {
        var toRestricted = ledgerFigures.isRestricted(term.to());
        if (column == Column.TOTAL || toRestricted == ledgerFigures.isRestricted(term.from())) {
            return List.of();
        }
        var sign = (column == Column.RESTRICTED) == toRestricted ? 1 : -1;
        return shares.stream().map(component -> component.times(sign)).toList();
    }

    /** The sum of all transfers since the start of the year. */
    Bounds total(Term.Moved term) {
        return amounts(term).stream().reduce(Bounds.NOTHING, Bounds::plus);
    }

    /** The vouchers that leave the amount undetermined. */
    List<VoucherTransfer> doubtful(Term.Moved term) {
        var amounts = amounts(term);
        return IntStream.range(0, moves.size())
                .filter(n -> !amounts.get(n).isCertain())
                .mapToObj(moves::get)
                .toList();
    }

    /** Of each voucher, in their order; worked out once. */
    private List<Bounds> amounts(Term.Moved term) {
        return known.computeIfAbsent(
                term,
                _ -> moves.stream()
                        .map(voucherTransfer -> amount(voucherTransfer, term))
                        .toList());
    }

    private Bounds amount(VoucherTransfer voucherTransfer, Term.Moved term) {
        return term.isOther()
                ? other(voucherTransfer, term.from())
                : voucherTransfer.between(Set.of(term.from()), Set.of(term.to()));
    }

    /** Transfers from or to the account that no other line shows. */
    private Bounds other(VoucherTransfer voucherTransfer, String account) {
        var left = voucherTransfer.between(Set.of(account), theOthers(account, Term.Moved::from, Term.Moved::to));
        var came = voucherTransfer.between(theOthers(account, Term.Moved::to, Term.Moved::from), Set.of(account));
        return Bounds.exactly(voucherTransfer.net(account)).minus(left).plus(came);
    }

    private Set<String> theOthers(
            String account, Function<Term.Moved, String> side, Function<Term.Moved, String> otherSide) {
        Predicate<String> outside = other -> !other.startsWith(account) && !account.startsWith(other);
        return named.stream()
                .filter(term -> side.apply(term).equals(account))
                .map(otherSide)
                .filter(outside)
                .collect(Collectors.toUnmodifiableSet());
    }
}
