package org.fivetrust.assets.lease.model;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.shared.kernel.ExecutedAct;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;

/**
 * Rent that is no longer to be paid (租金减免). It is frozen when asked for.
 *
 * @param number of the lease
 * @param document the paper that it rests on
 */
public record WaiverOrder(
        PrincipalId principal,
        UUID lease,
        String number,
        Tenant tenant,
        List<Part> parts,
        String reason,
        String document) {

    private static final Refusal ABOVE = Refusal.rule("assets.waiver-above-arrears");

    public WaiverOrder {
        parts = List.copyOf(parts);
    }

    /** @param rent which rent of the lease, from 1 */
    public record Part(int rent, Money amount) {}

    /** Only what is owed, and not more of it. */
    public Outcome<WaiverOrder> request(RentAccount account) {
        var owed = new HashMap<>(account.lines().stream()
                .collect(Collectors.toMap(line -> line.rent().number(), RentAccount.Line::owed)));
        for (var part : parts) {
            var left = owed.getOrDefault(part.rent(), Money.ZERO);
            if (part.amount().isMoreThan(left)) {
                return Outcome.declined(
                        ABOVE.with("rent", part.rent()).with("owed", left).with("amount", part.amount()));
            }
        }
        return Outcome.done(this);
    }

    /** What came in between request and grant is not waived as well. */
    public Outcome<ExecutedAct> grant(RentAccount account, ExecutedAct act) {
        return request(account).map(_ -> act);
    }

    public Money amount() {
        return parts.stream().map(Part::amount).reduce(Money.ZERO, Money::plus);
    }
}
