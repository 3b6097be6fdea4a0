package org.fivetrust.funds.imprest.model;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.jspecify.annotations.Nullable;

/**
 * A granted imprest and what of it is in the holder's hands.
 *
 * @param outstanding what was advanced and is not settled
 * @param overdueSince the day on which the oldest advance that is late had to be settled
 * @param available what the account has that is kept back for nothing
 */
public record Imprest(
        UUID id,
        UUID account,
        String holder,
        Money limit,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        Money outstanding,
        @Nullable LocalDate overdueSince,
        Money available) {

    private static final Refusal NOT_VALID = Refusal.rule("funds.imprest-not-valid");

    private static final Refusal OWN = Refusal.person("funds.advances-own-imprest");

    private static final Refusal OVERDUE =
            Refusal.state("funds.imprest-overdue").curedBy(Cure.of("funds.settle-the-advance", Roles.REPORTER));

    private static final Refusal OVER_LIMIT =
            Refusal.rule("funds.imprest-over-limit").curedBy(Cure.of("funds.ask-for-a-higher-limit", Roles.REPORTER));

    private static final Refusal SHORT =
            Refusal.rule("funds.balance-short").curedBy(Cure.of("funds.pay-in", Roles.REPORTER));

    private static final Refusal COUNTS_OWN = Refusal.person("funds.counts-own-imprest");

    /** Cash is handed to the holder by another person: within the limit, and with nothing of before left unsettled. */
    public Outcome<Advance> advance(Permitted permitted, Money amount, SettlingRule rule, String by, LocalDate today) {
        return whyNot(amount, by, today)
                .map(Outcome::<Advance>declined)
                .orElseGet(() -> Outcome.done(new Advance(amount, today, rule.dueOn(today))));
    }

    private Optional<Refusal> whyNot(Money amount, String by, LocalDate today) {
        if (by.equals(holder)) {
            return Optional.of(OWN);
        }
        if (today.isBefore(validFrom) || validTo != null && today.isAfter(validTo)) {
            return Optional.of(NOT_VALID.with("from", validFrom).with("to", validTo == null ? "…" : validTo));
        }
        if (overdueSince != null) {
            return Optional.of(OVERDUE.with("date", overdueSince));
        }
        if (outstanding.plus(amount).isMoreThan(limit)) {
            return Optional.of(OVER_LIMIT
                    .with("amount", amount)
                    .with("limit", limit)
                    .with("outstanding", outstanding)
                    .with("left", limit.minus(outstanding)));
        }
        return available.isLessThan(amount)
                ? Optional.of(
                        SHORT.with("amount", amount).with("balance", available).with("available", available))
                : Optional.empty();
    }

    /**
     * A surprise count by somebody who does not hold it.
     *
     * @param cash what is there
     * @param papers what is spent and not settled yet
     */
    public Outcome<Count> count(Permitted permitted, Money cash, Money papers, String by) {
        return by.equals(holder) ? Outcome.declined(COUNTS_OWN) : Outcome.done(new Count(cash, papers, outstanding));
    }
}
