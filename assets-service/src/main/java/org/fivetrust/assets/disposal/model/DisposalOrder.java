package org.fivetrust.assets.disposal.model;

import java.util.List;
import java.util.UUID;
import org.fivetrust.assets.asset.model.AssetStatus;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/**
 * What a community wants to part with (处置申请). It is frozen when asked: what is approved is this, and only this goes.
 */
public record DisposalOrder(
        PrincipalId principal,
        UUID asset,
        Manner manner,
        String reason,
        @Nullable Money appraisedValue,
        @Nullable Recipient recipient,
        @Nullable Money price,
        List<Evidence> evidence) {

    private static final Refusal UNPROVEN =
            Refusal.rule("assets.evidence-missing").curedBy(Cure.of("assets.attach-evidence", Roles.REPORTER));

    private static final Refusal OPEN =
            Refusal.state("assets.disposal-open").curedBy(Cure.of("assets.finish-open-disposal", Roles.REPORTER));

    private static final Refusal IN_ARREARS =
            Refusal.rule("assets.in-arrears").curedBy(Cure.of("assets.have-the-arrears-paid", Roles.REPORTER));

    private static final Refusal GONE = Refusal.state("assets.already-disposed");

    public DisposalOrder {
        evidence = List.copyOf(evidence);
    }

    /**
     * The sum the decision is about: the book value or the appraisal, whichever is greater, so that neither an old book
     * value nor a low appraisal takes a disposal to a lower tier.
     */
    public Money amount(Money booked) {
        return appraisedValue != null && appraisedValue.isMoreThan(booked) ? appraisedValue : booked;
    }

    /** What can be known to fail is refused before anyone is asked to approve it. */
    public Outcome<DisposalOrder> request(AssetStatus status) {
        if (!status.mayBecome(AssetStatus.DISPOSAL_REQUESTED)) {
            return Outcome.declined(unavailable(status));
        }
        if (evidence.isEmpty()) {
            return Outcome.declined(UNPROVEN);
        }
        return Outcome.done(this);
    }

    /** Nothing is sold to who owes rent. */
    public Outcome<DisposalOrder> against(Recipient other, Money owed) {
        return manner == Manner.SALE && owed.isPositive()
                ? Outcome.declined(IN_ARREARS.with("tenant", other.name()).with("owed", owed))
                : Outcome.done(this);
    }

    private static Refusal unavailable(AssetStatus status) {
        return switch (status) {
            case DISPOSED -> GONE;
            case IN_USE, DISPOSAL_REQUESTED -> OPEN;
        };
    }

    /** Somebody else asked a moment earlier. */
    public static Refusal overtaken() {
        return OPEN;
    }
}
