package org.fivetrust.funds.statement.model;

import org.fivetrust.shared.kernel.Money;

/**
 * What a statement comes to.
 *
 * @param entries that are booked
 * @param apart entries that are not
 * @param debits what went out, negative
 */
public record StatementTotals(int entries, int apart, Money credits, Money debits) {

    public static final StatementTotals NOTHING = new StatementTotals(0, 0, Money.ZERO, Money.ZERO);

    public StatementTotals with(BankEntry entry) {
        if (!entry.isBooked()) {
            return new StatementTotals(entries, apart + 1, credits, debits);
        }
        return entry.amount().isNegative()
                ? new StatementTotals(entries + 1, apart, credits, debits.plus(entry.amount()))
                : new StatementTotals(entries + 1, apart, credits.plus(entry.amount()), debits);
    }

    public Money sum() {
        return credits.plus(debits);
    }

    /** By how much the closing balance differs from the opening one and the entries. */
    public Money difference(StatementHead head) {
        return head.closing().minus(head.opening().plus(sum()));
    }
}
