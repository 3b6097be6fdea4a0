package org.fivetrust.accounts.statement.model;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.accounts.ledger.model.AccountMovement.Sums;

/** A posted voucher that touches accounts a statement asks movements of. {@code late}: of the statement's own month. */
public record VoucherTransfer(UUID voucher, String label, boolean late, List<Leg> legs) {

    /** One line of it. */
    public record Leg(String account, Sums sums) {

        boolean isRed() {
            return sums.debit() < 0 || sums.credit() < 0;
        }
    }

    public VoucherTransfer {
        legs = List.copyOf(legs);
    }

    /** Net of the lines on these accounts, debits positive. */
    long net(String account) {
        return legs.stream()
                .filter(leg -> leg.account().startsWith(account))
                .mapToLong(leg -> leg.sums().net())
                .sum();
    }

    /**
     * Bounds of the amount moved from the debit of some accounts to the credit of others. Balanced red lines reverse
     * other movements and are evaluated on their own.
     */
    Bounds between(Set<String> from, Set<String> to) {
        var red = Sides.of(legs.stream().filter(Leg::isRed).toList());
        var blue = Sides.of(legs.stream().filter(leg -> !leg.isRed()).toList());
        return red.isBalanced() && blue.isBalanced()
                ? blue.between(from, to).plus(red.between(from, to))
                : Sides.of(legs).between(from, to);
    }
}
