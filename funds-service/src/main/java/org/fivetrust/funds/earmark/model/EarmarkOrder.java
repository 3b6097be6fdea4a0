package org.fivetrust.funds.earmark.model;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.ExecutedAct;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/**
 * Money that somebody gives for some purposes only. It is frozen when asked for.
 *
 * @param code by which payments and receipts name it
 * @param document the giver's letter
 * @param amount what the giver promised
 * @param held what of it the account has already
 * @param purposes of which a payment's purpose names one
 * @param validTo the last day on which something is paid from it
 */
public record EarmarkOrder(
        PrincipalId principal,
        String code,
        String giver,
        String document,
        Money amount,
        UUID account,
        Money held,
        List<String> purposes,
        List<String> categories,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    private static final Refusal EXISTS = Refusal.state("funds.earmark-exists");

    private static final Refusal NOT_HELD =
            Refusal.rule("funds.earmark-not-held").curedBy(Cure.of("funds.pay-in", Roles.REPORTER));

    public EarmarkOrder {
        purposes = List.copyOf(purposes);
        categories = List.copyOf(categories);
    }

    public Outcome<EarmarkOrder> request(boolean hasOne) {
        return hasOne ? Outcome.declined(exists(code)) : Outcome.done(this);
    }

    /** @param available what the account has that is kept back for nothing else */
    public Outcome<ExecutedAct> open(ExecutedAct act, Money available) {
        return available.isLessThan(held)
                ? Outcome.declined(NOT_HELD.with("held", held).with("available", available))
                : Outcome.done(act);
    }

    /** There is one of this code already, open or asked for. */
    public static Refusal exists(String code) {
        return EXISTS.with("code", code);
    }
}
