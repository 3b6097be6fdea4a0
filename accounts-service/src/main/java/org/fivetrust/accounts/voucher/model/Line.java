package org.fivetrust.accounts.voucher.model;

import java.util.Map;
import org.fivetrust.shared.kernel.Money;

/**
 * One line of a voucher (分录): an amount on one side of one account.
 *
 * @param dimensions its auxiliary dimensions (辅助核算): project, member, contract
 */
public record Line(String summary, String account, Money debit, Money credit, Map<String, String> dimensions) {

    public Line {
        dimensions = Map.copyOf(dimensions);
    }

    public static Line debit(String summary, String account, Money amount) {
        return new Line(summary, account, amount, Money.ZERO, Map.of());
    }

    public static Line credit(String summary, String account, Money amount) {
        return new Line(summary, account, Money.ZERO, amount, Map.of());
    }

    /** The same amount in red, in the same column. */
    Line red(String words) {
        return new Line(words, account, debit.negated(), credit.negated(), dimensions);
    }

    boolean isOneSided() {
        return debit.isZero() != credit.isZero();
    }

    public boolean isNegative() {
        return debit.isNegative() || credit.isNegative();
    }
}
