package org.fivetrust.assets.lease.model;

import java.time.LocalDate;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;

/**
 * A demand for rent (催缴).
 *
 * @param channel how it reached the tenant
 */
public record DemandOrder(String channel, LocalDate on) {

    private static final Refusal NOTHING_OWED = Refusal.rule("assets.nothing-owed");

    private static final Refusal FUTURE = Refusal.rule("assets.date-in-the-future");

    /** @param since the due day of the oldest rent that is owed */
    public record Demanded(Money owed, LocalDate since) {}

    /** @param account of the day of the demand */
    public Outcome<Demanded> demand(RentAccount account, LocalDate today) {
        if (on.isAfter(today)) {
            return Outcome.declined(FUTURE.with("date", on));
        }
        return account.lines().stream()
                .filter(line -> line.owed().isPositive())
                .findFirst()
                .map(line ->
                        Outcome.done(new Demanded(account.owed(), line.rent().dueOn())))
                .orElseGet(() -> Outcome.declined(NOTHING_OWED.with("date", on)));
    }
}
