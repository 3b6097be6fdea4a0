package org.fivetrust.agreements.resolution.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/**
 * What a resolution decided, as the next use of it finds it. It serves acts of the kind it decided, up to its amount,
 * with whom it names, while it holds; what other acts have taken of it is gone.
 *
 * @param barred who decides such things instead of this body, where it may not
 * @param lastDay the last day it may be acted on; none where neither it nor a rule says so
 * @param carries whether a signed agreement, or its end, rests on it
 * @param item what is asked for of it; none of one that was not decided item by item
 * @param laid the item that the act has laid before already, 0 of one without items
 * @param kind the kind of act decided; none where only words say it
 */
public record DecidedItem(
        UUID id,
        boolean valid,
        String reasons,
        String body,
        @Nullable String barred,
        LocalDate heldOn,
        @Nullable LocalDate lastDay,
        int present,
        Instant recordedAt,
        String recordedBy,
        boolean carries,
        boolean itemised,
        @Nullable Integer item,
        @Nullable String kind,
        @Nullable String counterpartyKey,
        @Nullable Long amount,
        @Nullable Long amountOfAll,
        long used,
        long usedOfAll,
        int uses,
        @Nullable Integer laid) {

    /** The item as it is kept; 0 of a resolution without items. */
    public int no() {
        return item == null ? 0 : item;
    }

    /** @param named the item the evidence names */
    public ResolutionUse serves(RequestedAct act, @Nullable Integer named, LocalDate on) {
        return Stream.of(counts(on), isNamed(named), isOfThisKind(act), covers(act))
                .flatMap(Optional::stream)
                .findFirst()
                .<ResolutionUse>map(ResolutionUse.Refuse::new)
                .orElseGet(() -> isExactly(act) ? new ResolutionUse.Matched() : new ResolutionUse.Unproven());
    }

    private Optional<Refusal> counts(LocalDate on) {
        if (!valid) {
            return Optional.of(
                    because("resolution.invalid").with("reasons", reasons).curedBy(voteAgain()));
        }
        if (barred != null) {
            return Optional.of(because("resolution.body-not-competent")
                    .with("body", body)
                    .with("decidedBy", barred)
                    .curedBy(voteAgain()));
        }
        if (heldOn.isAfter(on)) {
            return Optional.of(because("resolution.held-later").with("heldOn", heldOn));
        }
        return lastDay != null && lastDay.isBefore(on)
                ? Optional.of(
                        because("resolution.lapsed").with("until", lastDay).curedBy(decideIt()))
                : Optional.empty();
    }

    private Optional<Refusal> isNamed(@Nullable Integer named) {
        if (named == null && itemised) {
            return Optional.of(because("resolution.item-not-named"));
        }
        if (named != null && item == null) {
            return Optional.of(because("resolution.item-unknown").with("item", named));
        }
        return laid != null && laid != no()
                ? Optional.of(because("resolution.laid-otherwise").with("laid", laid))
                : Optional.empty();
    }

    private Optional<Refusal> isOfThisKind(RequestedAct act) {
        if (kind == null && carries) {
            return Optional.of(because("resolution.carries-agreement")
                    .with("kind", act.kind())
                    .curedBy(decideIt()));
        }
        if (kind != null && !kind.equals(act.kind())) {
            return Optional.of(because("resolution.other-kind")
                    .with("decided", kind)
                    .with("kind", act.kind())
                    .curedBy(decideIt()));
        }
        return counterpartyKey != null && !counterpartyKey.equals(act.counterpartyKey())
                ? Optional.of(because("resolution.other-counterparty").curedBy(decideIt()))
                : Optional.empty();
    }

    /** What has no amount decides one act; what has one, as many as it covers together. */
    private Optional<Refusal> covers(RequestedAct act) {
        if (!act.worth().isPositive()) {
            return uses > 0 ? Optional.of(because("resolution.used").curedBy(decideIt())) : Optional.empty();
        }
        if (amount == null && amountOfAll == null) {
            return Optional.of(because("resolution.decides-no-amount")
                    .with("amount", act.worth())
                    .curedBy(decideIt()));
        }
        return isExhausted(amountOfAll, usedOfAll, act)
                ? Optional.of(exhausted("resolution.exhausted", amountOfAll, usedOfAll, act))
                : isExhausted(amount, used, act)
                        ? Optional.of(exhausted("resolution.item-exhausted", amount, used, act))
                        : Optional.empty();
    }

    private static boolean isExhausted(@Nullable Long limit, long used, RequestedAct act) {
        return limit != null && limit - used < act.worth().fen();
    }

    private Refusal exhausted(String code, @Nullable Long limit, long used, RequestedAct act) {
        return because(code)
                .with("amount", act.worth())
                .with("left", Money.ofFen(limit == null ? 0 : Math.max(0, limit - used)))
                .curedBy(decideIt());
    }

    /** By data alone; what was written down after the act was asked for, or by who asked, proves nothing by itself. */
    private boolean isExactly(RequestedAct act) {
        var decidedAll = kind != null && counterpartyKey != null;
        var sameAmount = amount == null
                ? !act.worth().isPositive()
                : amount == act.worth().fen();
        return decidedAll && sameAmount && recordedAt.isBefore(act.askedAt()) && !recordedBy.equals(act.requestedBy());
    }

    /** Who can say that it decided this act, and where. */
    public Refusal unconfirmed(RequestedAct act) {
        return because("resolution.not-confirmed")
                .curedBy(Cure.of("matter.confirm-evidence", Roles.SUPERVISOR)
                        .at("/v1/matters/" + act.matter() + "/evidence-confirmations"));
    }

    private Refusal because(String code) {
        return Refusal.rule(code).with("resolution", id).with("item", no());
    }

    private static Cure voteAgain() {
        return Cure.of("resolution.vote-again", Roles.COMMITTEE_DIRECTOR).at("/v1/resolutions");
    }

    private static Cure decideIt() {
        return Cure.of("resolution.decide-it", Roles.COMMITTEE_DIRECTOR).at("/v1/resolutions");
    }
}
