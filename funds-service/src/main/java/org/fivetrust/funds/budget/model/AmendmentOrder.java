package org.fivetrust.funds.budget.model;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;

/**
 * New amounts for some lines of an adopted budget, and new lines. It is frozen when asked for.
 *
 * @param lines each with the amount it is to have from then on
 */
public record AmendmentOrder(
        PrincipalId principal, UUID budget, int year, String reason, String resolution, List<BudgetLine> lines) {

    private static final Refusal NOT_ADOPTED = Refusal.state("funds.budget-not-adopted");

    private static final Refusal ONE_AT_A_TIME = Refusal.state("funds.amendment-open");

    private static final Refusal BELOW_USE =
            Refusal.rule("funds.amendment-below-use").curedBy(Cure.of("funds.leave-what-is-used", Roles.REPORTER));

    public AmendmentOrder {
        lines = List.copyOf(lines);
    }

    /** @param used what is reserved or spent of each line */
    public Outcome<AmendmentOrder> request(boolean isAdopted, boolean hasOpenOne, Map<String, Money> used) {
        if (!isAdopted) {
            return Outcome.declined(NOT_ADOPTED);
        }
        return hasOpenOne ? Outcome.declined(oneAtATime()) : adopt(used);
    }

    /** What is used by then stays covered. */
    public Outcome<AmendmentOrder> adopt(Map<String, Money> used) {
        for (var line : lines) {
            var inUse = used.getOrDefault(line.code(), Money.ZERO);
            if (line.amount().isLessThan(inUse)) {
                return Outcome.declined(BELOW_USE
                        .with("line", line.code())
                        .with("amount", line.amount())
                        .with("used", inUse));
            }
        }
        return Outcome.done(this);
    }

    public static Refusal oneAtATime() {
        return ONE_AT_A_TIME;
    }
}
