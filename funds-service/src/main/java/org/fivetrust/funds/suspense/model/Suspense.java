package org.fivetrust.funds.suspense.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.jspecify.annotations.Nullable;

/**
 * Money that nobody could name when it arrived. One person says what becomes of it, another one confirms it.
 *
 * @param owner whose bank account it lies on
 * @param proposed what was said last; null where nobody said anything
 */
public record Suspense(
        UUID id,
        PrincipalId owner,
        String accountKey,
        Money amount,
        LocalDate arrivedOn,
        int proposals,
        @Nullable Proposal proposed,
        boolean isSettled) {

    private static final Refusal SETTLED = Refusal.state("funds.suspense-settled");

    private static final Refusal NOTHING_PROPOSED =
            Refusal.state("funds.suspense-not-named").curedBy(Cure.of("funds.name-the-money", Roles.AGENCY_ACCOUNTANT));

    private static final Refusal SAME_PERSON = Refusal.person("funds.confirms-own-naming");

    private static final Refusal BEFORE = Refusal.rule("funds.refund-before-arrival");

    private static final Refusal FUTURE = Refusal.rule("funds.date-in-the-future");

    /** What is to become of it. */
    public sealed interface Proposal {

        String by();

        /** It is a receipt of this principal. */
        record Named(PrincipalId principal, String by) implements Proposal {}

        /** It goes back to who paid it. */
        record Refund(LocalDate refundedOn, String by) implements Proposal {}
    }

    public record Proposed(UUID id, PrincipalId owner, int nth, String by, Instant at) {}

    public record Settled(UUID id, PrincipalId owner, String by, Instant at) {}

    public Outcome<Proposed> name(Permitted permitted, String by, Instant at) {
        return isSettled ? Outcome.declined(SETTLED) : Outcome.done(new Proposed(id, owner, proposals + 1, by, at));
    }

    /** @param refundedOn the day the bank gave it back */
    public Outcome<Proposed> refund(Permitted permitted, LocalDate refundedOn, LocalDate today, String by, Instant at) {
        if (refundedOn.isAfter(today)) {
            return Outcome.declined(FUTURE.with("date", refundedOn));
        }
        return refundedOn.isBefore(arrivedOn)
                ? Outcome.declined(BEFORE.with("date", refundedOn).with("arrivedOn", arrivedOn))
                : name(permitted, by, at);
    }

    public Outcome<Settled> confirm(Permitted permitted, String by, Instant at) {
        if (isSettled) {
            return Outcome.declined(SETTLED);
        }
        if (proposed == null) {
            return Outcome.declined(NOTHING_PROPOSED);
        }
        return proposed.by().equals(by) ? Outcome.declined(SAME_PERSON) : Outcome.done(new Settled(id, owner, by, at));
    }
}
