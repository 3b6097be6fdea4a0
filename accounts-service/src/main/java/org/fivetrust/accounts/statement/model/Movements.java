package org.fivetrust.accounts.statement.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fivetrust.accounts.statement.model.Share.Kind;
import org.jspecify.annotations.Nullable;

/** {@code X(a,b)}: what vouchers moved from one account to another, told from the vouchers themselves. */
final class Movements {

    private final List<Move> moves;
    private final Set<Term.Moved> named;
    private final Figures figures;

    Movements(List<Move> moves, Layout layout, Figures figures) {
        this.moves = moves;
        this.figures = figures;
        this.named = layout.moved().stream().filter(term -> !term.isOther()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * From one to another: in the unrestricted column what became unrestricted is added and what was bound is taken
     * off, in the restricted one the other way round, and together it comes to nothing.
     */
    Value moved(Term.Moved term, String text, Basis basis, Column column, boolean split) {
        var shares = new ArrayList<Share>();
        for (var move : moves) {
            if (basis == Basis.CURRENT && !move.late()) {
                continue;
            }
            var amount = term.isOther() ? other(move, term) : direct(move, term);
            if (amount == null) {
                return Value.unknown(text + ": " + move.label() + " moves between more than two accounts");
            }
            if (amount != 0) {
                shares.add(new Share(Kind.VOUCHER, move.voucher().toString(), move.label(), text, amount));
            }
        }
        return Value.of(split ? signed(shares, term, column) : shares);
    }

    private List<Share> signed(List<Share> shares, Term.Moved term, Column column) {
        var toRestricted = figures.isRestricted(term.to());
        if (column == Column.TOTAL || toRestricted == figures.isRestricted(term.from())) {
            return List.of();
        }
        var sign = (column == Column.RESTRICTED) == toRestricted ? 1 : -1;
        return shares.stream().map(share -> share.times(sign)).toList();
    }

    /** The debit of one side, if the credit of the other answers for it alone, or the other way round. */
    private static @Nullable Long direct(Move move, Term.Moved term) {
        var debit = move.net(term.from());
        var credit = Math.negateExact(move.net(term.to()));
        if (debit == 0 || credit == 0 || debit > 0 != credit > 0) {
            return 0L;
        }
        var manyFrom = move.hasThird(term.from(), term.to(), debit > 0);
        var manyTo = move.hasThird(term.from(), term.to(), debit < 0);
        if (manyFrom && manyTo) {
            return null;
        }
        return manyTo ? credit : manyFrom ? debit : (Long) credit;
    }

    /** What left the account and went to none of those that lines of their own name. */
    private @Nullable Long other(Move move, Term.Moved term) {
        var left = move.net(term.from());
        for (var known : named) {
            if (known.to().equals(term.from()) && move.net(known.from()) > 0) {
                return 0L;
            }
            if (known.from().equals(term.from())) {
                var amount = direct(move, known);
                if (amount == null) {
                    return null;
                }
                left = Math.subtractExact(left, amount);
            }
        }
        return left;
    }
}
