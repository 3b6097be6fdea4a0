package org.fivetrust.accounts.ledger.model;

import org.fivetrust.accounts.book.model.Nature;
import org.jspecify.annotations.Nullable;

/**
 * An account of the chart and what a window of the books holds of it, itself and none below, in fen.
 *
 * @param before before the window; {@code opened} entered as opening balances within it
 * @param turned from the window's first day on, opening balances left out
 * @param late the part of it from the window's second day on
 * @param closed the part of it that closing vouchers moved; {@code lateClosed} likewise
 * @param booked whether it has entries in the window, even if red ones have taken all of it back
 */
public record AccountMovement(
        String code,
        String name,
        @Nullable String english,
        @Nullable String parent,
        Nature nature,
        BalanceSide side,
        Sums before,
        Sums opened,
        Sums turned,
        Sums late,
        Sums closed,
        Sums lateClosed,
        boolean booked) {

    /** Debits and credits added up. */
    public record Sums(long debit, long credit) {

        public static final Sums NOTHING = new Sums(0, 0);

        /** Debits less credits. */
        public long net() {
            return Math.subtractExact(debit, credit);
        }

        public Sums plus(Sums other) {
            return new Sums(Math.addExact(debit, other.debit), Math.addExact(credit, other.credit));
        }

        public Sums minus(Sums other) {
            return new Sums(Math.subtractExact(debit, other.debit), Math.subtractExact(credit, other.credit));
        }
    }

    public Sums opening() {
        return before.plus(opened);
    }

    /** The closing balance, debits positive. */
    public long closing() {
        return opening().plus(turned).net();
    }

    public TrialBalance.AccountFigures held() {
        return new TrialBalance.AccountFigures(
                code, name, parent, opening().debit(), opening().credit(), turned.debit(), turned.credit(), booked);
    }

    /** Detail accounts that a standard calls 限定性收入 keep what the giver has bound. */
    public boolean isRestricted() {
        return name.contains("限定性") && !name.contains("非限定性");
    }
}
