package org.fivetrust.funds.imprest.model;

import java.time.LocalDate;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.kernel.Ruling.Permitted;

/** Cash in the holder's hands (借支). */
public record Advance(Money amount, LocalDate advancedOn, LocalDate dueOn) {

    private static final Refusal DIFFERS = Refusal.rule("funds.imprest-settlement-differs")
            .curedBy(Cure.of("funds.account-for-all-of-it", Roles.REPORTER));

    private static final Refusal SETTLED = Refusal.state("funds.imprest-settled");

    private static final Refusal NO_SLIP = Refusal.rule("funds.imprest-slip-missing");

    private static final Refusal NO_PAPERS =
            Refusal.rule("funds.imprest-papers-missing").curedBy(Cure.of("funds.attach-evidence", Roles.REPORTER));

    /** All of it is accounted for at once: by papers, and by cash that is paid in again. */
    public Outcome<Settlement> settle(Permitted permitted, Settlement settlement, boolean isSettled) {
        if (isSettled) {
            return Outcome.declined(settled());
        }
        var sum = settlement.spent().plus(settlement.returned());
        if (!sum.equals(amount)) {
            return Outcome.declined(
                    DIFFERS.with("amount", amount).with("sum", sum).with("difference", amount.minus(sum)));
        }
        if (settlement.returned().isPositive() && settlement.slip() == null) {
            return Outcome.declined(NO_SLIP.with("returned", settlement.returned()));
        }
        return settlement.spent().isPositive() && settlement.papers().isEmpty()
                ? Outcome.declined(NO_PAPERS.with("spent", settlement.spent()))
                : Outcome.done(settlement);
    }

    /** Of two settlements of one advance the database lets one pass. */
    public static Refusal settled() {
        return SETTLED;
    }
}
