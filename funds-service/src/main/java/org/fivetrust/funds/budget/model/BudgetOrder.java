package org.fivetrust.funds.budget.model;

import java.util.List;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;

/** A year's budget as it is drawn up. It is frozen when asked for. */
public record BudgetOrder(PrincipalId principal, int year, String resolution, List<BudgetLine> lines) {

    private static final Refusal EXISTS =
            Refusal.state("funds.budget-exists").curedBy(Cure.of("funds.amend-the-budget", Roles.REPORTER));

    public BudgetOrder {
        lines = List.copyOf(lines);
    }

    public Outcome<BudgetOrder> request(boolean hasOne) {
        return hasOne ? Outcome.declined(exists(year)) : Outcome.done(this);
    }

    /** Of this year there is one already, adopted or asked for. */
    public static Refusal exists(int year) {
        return EXISTS.with("year", year);
    }

    public Money total() {
        return lines.stream().map(BudgetLine::amount).reduce(Money.ZERO, Money::plus);
    }
}
