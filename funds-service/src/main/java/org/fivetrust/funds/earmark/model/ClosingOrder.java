package org.fivetrust.funds.earmark.model;

import java.util.UUID;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/**
 * The end of an earmark whose money is spent or whose purpose has ended. It is frozen when asked for.
 *
 * @param remainder what is left of it
 * @param decision what becomes of that; none where nothing is left
 * @param resolution of the body that releases it
 */
public record ClosingOrder(
        PrincipalId principal,
        UUID earmark,
        String code,
        String giver,
        Money remainder,
        @Nullable Remainder decision,
        String reason,
        @Nullable String resolution) {

    private static final Refusal NOT_OPEN = Refusal.state("funds.earmark-not-open");

    private static final Refusal ONE_AT_A_TIME = Refusal.state("funds.earmark-closing-open");

    private static final Refusal IN_USE = Refusal.state("funds.earmark-in-use");

    private static final Refusal CHANGED_SINCE = Refusal.state("funds.earmark-changed-since");

    private static final Refusal UNDECIDED = Refusal.rule("funds.earmark-remainder-undecided")
            .curedBy(Cure.of("funds.decide-the-remainder", Roles.REPORTER));

    /**
     * What an earmark that was opened holds.
     *
     * @param hasEnded whether it was closed before, and only what came back since is closed now
     */
    public record Holding(Money reserved, Money left, boolean hasEnded) {}

    public Outcome<ClosingOrder> request(Holding now, boolean hasOpenOne) {
        if (hasOpenOne) {
            return Outcome.declined(oneAtATime());
        }
        if (now.hasEnded() && now.left().isZero()) {
            return Outcome.declined(notOpen(code));
        }
        return close(now).map(_ -> this);
    }

    /** What is decided on is what is left, to the fen. */
    public Outcome<Holding> close(Holding now) {
        if (now.reserved().isPositive()) {
            return Outcome.declined(IN_USE.with("earmark", code).with("reserved", now.reserved()));
        }
        if (!now.left().equals(remainder)) {
            return Outcome.declined(CHANGED_SINCE.with("earmark", code).with("left", now.left()));
        }
        return remainder.isZero() == (decision == null)
                ? Outcome.done(now)
                : Outcome.declined(UNDECIDED.with("earmark", code).with("left", now.left()));
    }

    public static Refusal notOpen(String code) {
        return NOT_OPEN.with("earmark", code);
    }

    public static Refusal oneAtATime() {
        return ONE_AT_A_TIME;
    }
}
