package org.fivetrust.accounts.voucher.model;

import java.time.LocalDate;
import java.util.Set;
import java.util.function.Predicate;
import org.fivetrust.shared.kernel.Money;

/**
 * The money of a book that funds-service keeps (代管资金).
 *
 * @param since the day from which vouchers on it come from funds
 * @param accounts the accounts it stands on, with those below them
 */
public record KeptMoney(LocalDate since, Set<String> accounts) {

    /** Funds keeps nothing yet. */
    public static final KeptMoney NONE = new KeptMoney(LocalDate.MAX, Set.of());

    public KeptMoney {
        accounts = Set.copyOf(accounts);
    }

    /** Whether a voucher has a line on it. */
    public boolean isMovedBy(Content content) {
        return !content.date().isBefore(since) && content.lines().stream().anyMatch(isOnIt());
    }

    /** How much a voucher moves it: debits less credits. */
    Money movement(Content content) {
        return content.date().isBefore(since)
                ? Money.ZERO
                : content.lines().stream()
                        .filter(isOnIt())
                        .map(line -> line.debit().minus(line.credit()))
                        .reduce(Money.ZERO, Money::plus);
    }

    private Predicate<Line> isOnIt() {
        return line -> accounts.stream().anyMatch(line.account()::startsWith);
    }
}
