package org.fivetrust.accounts.statement.model;

import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.ledger.model.Turnover.Sums;

/** A posted voucher that touches accounts a statement asks movements of. {@code late}: of the statement's own month. */
public record Move(UUID voucher, String label, boolean late, List<Leg> legs) {

    /** One line of it. */
    public record Leg(String account, Sums sums) {}

    public Move {
        legs = List.copyOf(legs);
    }

    /** Net of the lines on these accounts, debits positive. */
    long net(String account) {
        return legs.stream()
                .filter(leg -> leg.account().startsWith(account))
                .mapToLong(leg -> leg.sums().net())
                .sum();
    }

    /** First-level parts whose net is a debit, or a credit, other than these two. */
    boolean hasThird(String from, String to, boolean debit) {
        return legs.stream()
                .map(Leg::account)
                .filter(account -> !account.startsWith(from) && !account.startsWith(to))
                .distinct()
                .map(this::net)
                .anyMatch(net -> debit ? net > 0 : net < 0);
    }
}
