package org.fivetrust.agreements.agreement.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.AgreementEffect.Holding.Holds;
import org.fivetrust.agreements.agreement.model.AgreementEffect.Holding.Suspended;
import org.fivetrust.agreements.agreement.model.AgreementEffect.Holding.Void;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Whether what was asked for under an agreement may go on (协议效力). While a version of it is in force, it does; while it
 * is suspended, it rests; after its end it comes to nothing (Civil Code, article 557). What a settlement clause names
 * is finished all the same (article 567), until its days are over or the area has been handed back.
 *
 * @param agreement the series
 * @param endsOn the first day after the last version in force
 * @param byNotice whether that is because notice was given, not because the term is over
 * @param handedBack areas whose hand-back list is complete
 * @param covenant the version in force, or the last one that was
 */
public record AgreementEffect(
        UUID agreement,
        @Nullable String suspendedFor,
        LocalDate endsOn,
        boolean byNotice,
        Set<Area> handedBack,
        CompiledAgreement covenant) {

    public AgreementEffect {
        handedBack = Set.copyOf(handedBack);
    }

    /** What may be done now with an act that was asked for. */
    public sealed interface Holding {

        /** It goes on; by this clause, if it would not without. */
        record Holds(@Nullable Clause settledBy) implements Holding {}

        /** It rests, and may go on later. */
        record Suspended(Refusal because) implements Holding {}

        /** It comes to nothing. */
        record Void(Refusal because) implements Holding {}

        default Optional<Refusal> against() {
            return switch (this) {
                case Holds _ -> Optional.empty();
                case Suspended(var because) -> Optional.of(because);
                case Void(var because) -> Optional.of(because);
            };
        }
    }

    /** @param clauses those it was asked for by */
    public Holding of(String kind, Area area, List<Clause> clauses, LocalDate today) {
        var settlementPermission = covenant.settlement(kind);
        if (settlementPermission != null
                && (isSuspended() || hasEnded(today))
                && settles(settlementPermission.settlement(), area, today)) {
            return new Holds(settlementPermission.clause());
        }
        if (hasEnded(today)) {
            return new Void(ended().citing(clauses));
        }
        if (suspendedFor != null) {
            return new Suspended(
                    AgreementHold.suspended(agreement, suspendedFor).citing(clauses));
        }
        return covenant.grants(kind)
                ? new Holds(null)
                : new Void(outOfScope(kind).citing(clauses));
    }

    private boolean settles(ClauseRule.Settlement settlement, Area area, LocalDate today) {
        return (!isSuspended() || settlement.whileSuspended())
                && (!hasEnded(today)
                        || today.isBefore(endsOn.plusDays(settlement.days())) && !handedBack.contains(area));
    }

    private boolean isSuspended() {
        return suspendedFor != null;
    }

    private boolean hasEnded(LocalDate today) {
        return !today.isBefore(endsOn);
    }

    private Refusal ended() {
        return Refusal.rule(byNotice ? "agreement.terminated" : "agreement.expired")
                .with("agreement", agreement)
                .with("ended", endsOn)
                .curedBy(Cure.of("agreement.conclude", "committee-director, street-leader")
                        .at("/v1/agreements"));
    }

    private static Refusal outOfScope(String kind) {
        return Refusal.rule("agreement.out-of-scope")
                .with("kind", kind)
                .curedBy(Cure.of("agreement.amend-scope", "committee-director, street-leader")
                        .at("/v1/agreements"));
    }
}
