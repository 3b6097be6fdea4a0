package org.fivetrust.funds.contract.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Likeness;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Percent;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/**
 * A contract in force.
 *
 * @param first its price when it was entered
 * @param price with its changes
 * @param reached how far the work has come
 * @param payable what may be paid under it now
 * @param used what of that is reserved or spent by others
 */
public record Contract(
        String number,
        String payee,
        Money first,
        Money price,
        List<Step> steps,
        Percent retention,
        int defectsMonths,
        LocalDate signedOn,
        Percent reached,
        @Nullable Settlement settlement,
        Money payable,
        Money used) {

    private static final Refusal OTHER_PAYEE = Refusal.rule("funds.contract-other-payee");

    private static final Refusal OVERRUN =
            Refusal.rule("funds.contract-overrun").curedBy(Cure.of("funds.have-the-contract-changed", Roles.REPORTER));

    private static final Refusal AHEAD =
            Refusal.rule("funds.contract-ahead-of-work").curedBy(Cure.of("funds.record-progress", Roles.REPORTER));

    private static final Refusal RETAINED = Refusal.rule("funds.contract-retained")
            .curedBy(Cure.of("funds.release-the-retention", Roles.AGENCY_ACCOUNTANT));

    private static final Refusal SETTLED = Refusal.state("funds.contract-settled");

    private static final Refusal NOT_SETTLED = Refusal.state("funds.contract-not-settled");

    private static final Refusal NO_STEP = Refusal.rule("funds.contract-step-unknown");

    private static final Refusal OUT_OF_ORDER = Refusal.state("funds.contract-step-not-next");

    private static final Refusal ABOVE_PRICE = Refusal.rule("funds.settlement-above-price")
            .curedBy(Cure.of("funds.have-the-contract-changed", Roles.REPORTER));

    private static final Refusal BELOW_USE = Refusal.rule("funds.contract-below-use");

    private static final Refusal FUTURE = Refusal.rule("funds.date-in-the-future");

    private static final Refusal BEFORE_SIGNATURE = Refusal.rule("funds.before-contract");

    private static final Refusal NOT_DUE = Refusal.rule("funds.retention-not-due");

    private static final Refusal RELEASED = Refusal.state("funds.retention-released");

    public Contract {
        steps = List.copyOf(steps);
    }

    /** Why it is not paid under this contract. */
    public Optional<Refusal> against(Claim claim) {
        if (!Likeness.name(claim.payee()).equals(Likeness.name(payee))) {
            return Optional.of(OTHER_PAYEE.with("contract", number).with("payee", payee));
        }
        var sum = used.plus(claim.amount());
        if (sum.isMoreThan(mostEver())) {
            return Optional.of(told(OVERRUN, sum).with("price", mostEver()));
        }
        if (sum.isMoreThan(payable)) {
            return Optional.of(settlement == null ? told(AHEAD, sum).with("reached", reached) : retained(sum));
        }
        return Optional.empty();
    }

    private Money mostEver() {
        return settlement == null ? price : settlement.price();
    }

    private Refusal told(Refusal refusal, Money sum) {
        return refusal.with("contract", number)
                .with("sum", sum)
                .with("used", used)
                .with("payable", payable)
                .with("left", payable.minus(used));
    }

    private Refusal retained(Money sum) {
        return told(RETAINED, sum).with("retained", mostEver().minus(payable));
    }

    /** @param step which one, from 1 */
    public Outcome<Percent> progress(int step, LocalDate on, LocalDate today) {
        if (settlement != null) {
            return Outcome.declined(SETTLED);
        }
        if (step > steps.size()) {
            return Outcome.declined(NO_STEP.with("step", step).with("steps", steps.size()));
        }
        var early = early(on, today);
        if (early.isPresent()) {
            return Outcome.declined(early.get());
        }
        var upTo = steps.get(step - 1).upTo();
        var before = step == 1 ? new Percent(0) : steps.get(step - 2).upTo();
        return reached.equals(before)
                ? Outcome.done(upTo)
                : Outcome.declined(OUT_OF_ORDER.with("step", step).with("reached", reached));
    }

    private Optional<Refusal> early(LocalDate on, LocalDate today) {
        if (on.isAfter(today)) {
            return Optional.of(FUTURE.with("date", on));
        }
        return on.isBefore(signedOn)
                ? Optional.of(BEFORE_SIGNATURE.with("date", on).with("signedOn", signedOn))
                : Optional.empty();
    }

    /** The price after the work is done and audited; what is retained of it stays until the defects period is over. */
    public Outcome<Settlement> settle(Money settled, LocalDate acceptedOn, LocalDate today) {
        if (settlement != null) {
            return Outcome.declined(SETTLED);
        }
        var early = early(acceptedOn, today);
        if (early.isPresent()) {
            return Outcome.declined(early.get());
        }
        if (settled.isMoreThan(price)) {
            return Outcome.declined(ABOVE_PRICE.with("settled", settled).with("price", price));
        }
        var kept = retention.of(settled);
        var left = settled.minus(kept);
        return left.isLessThan(used)
                ? Outcome.declined(BELOW_USE.with("payable", left).with("used", used))
                : Outcome.done(new Settlement(settled, kept, acceptedOn, acceptedOn.plusMonths(defectsMonths), null));
    }

    public Outcome<Settlement> releaseRetention(LocalDate today) {
        if (settlement == null) {
            return Outcome.declined(NOT_SETTLED);
        }
        if (settlement.releasedOn() != null) {
            return Outcome.declined(RELEASED);
        }
        return today.isBefore(settlement.releaseOn())
                ? Outcome.declined(NOT_DUE.with("date", settlement.releaseOn()).with("retained", settlement.retained()))
                : Outcome.done(settlement.released(today));
    }

    /** What may be paid under it at another price, as far as the work has come. */
    private Money payableAt(Money other) {
        return (reached.isMoreThan(retention.rest()) ? retention.rest() : reached).of(other);
    }

    /** Why its price cannot become another one. */
    public Optional<Refusal> againstPrice(Money other) {
        if (settlement != null) {
            return Optional.of(SETTLED);
        }
        return payableAt(other).isLessThan(used)
                ? Optional.of(BELOW_USE.with("payable", payableAt(other)).with("used", used))
                : Optional.empty();
    }

    /** Whether the changes are so large in sum that the body that decided on it decides again. */
    public boolean isDecidedAnew(Money other, ContractLimits limits) {
        var most = limits.change();
        var change = Money.ofFen(Math.abs(other.minus(first).fen()));
        return most != null && change.isMoreThan(new Percent(most.most()).of(first));
    }
}
