package org.fivetrust.funds.contract.model;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Percent;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/**
 * A contract to enter. It is frozen when asked for.
 *
 * @param retention what of the settled price is kept for the defects period (质量保证金)
 * @param project the project of assets-service that it serves
 * @param tender number of the tender (招标、比选)
 */
public record ContractOrder(
        PrincipalId principal,
        String number,
        String title,
        String payee,
        Money price,
        List<Step> steps,
        Percent retention,
        int defectsMonths,
        @Nullable UUID project,
        @Nullable String tender,
        LocalDate signedOn) {

    private static final Refusal USED = Refusal.state("funds.contract-number-used");

    private static final Refusal ABOVE_CAP =
            Refusal.rule("funds.retention-above-cap").curedBy(Cure.of("funds.lower-the-retention", Roles.REPORTER));

    private static final Refusal TOO_LONG = Refusal.rule("funds.defects-period-too-long")
            .curedBy(Cure.of("funds.shorten-the-defects-period", Roles.REPORTER));

    public ContractOrder {
        steps = List.copyOf(steps);
    }

    public Outcome<ContractOrder> request(ContractLimits limits, boolean hasOne) {
        var cap = limits.retention();
        if (cap != null && retention.hundredths() > cap.most()) {
            return Outcome.declined(ABOVE_CAP
                    .with("retention", retention)
                    .with("most", new Percent(cap.most()))
                    .with("source", cap.source()));
        }
        var longest = limits.defectsPeriod();
        if (longest != null && defectsMonths > longest.most()) {
            return Outcome.declined(TOO_LONG.with("months", defectsMonths)
                    .with("most", longest.most())
                    .with("source", longest.source()));
        }
        return hasOne ? Outcome.declined(used(number)) : Outcome.done(this);
    }

    /** Another contract, in force or asked for, has this number. */
    public static Refusal used(String number) {
        return USED.with("number", number);
    }
}
