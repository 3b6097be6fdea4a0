package org.fivetrust.agreements.matter.model;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/**
 * Limits on who may act in a matter, besides its steps.
 *
 * @param exclusive roles of those who will key, release or keep: their holders take no step (不相容岗位)
 * @param requesting roles that request such acts and take no step of them: their holders stand in for nobody who does
 * @param conflicted people who are, or are near to, the other side (回避)
 * @param paused whether its clocks stand still
 * @param confirmers people who confirmed evidence as a supervisor: they decide nothing else
 * @param held why the agreement lets nothing of it go on now; it may still be rejected or withdrawn
 */
public record SeparationOfDuties(
        Set<String> exclusive,
        Set<String> requesting,
        Set<String> conflicted,
        boolean paused,
        Set<String> confirmers,
        @Nullable Refusal held) {

    public static final SeparationOfDuties NONE = new SeparationOfDuties(Set.of(), Set.of(), false);

    public SeparationOfDuties {
        exclusive = Set.copyOf(exclusive);
        requesting = Set.copyOf(requesting);
        conflicted = Set.copyOf(conflicted);
        confirmers = Set.copyOf(confirmers);
    }

    public SeparationOfDuties(Set<String> exclusive, Set<String> conflicted, boolean paused) {
        this(exclusive, conflicted, paused, Set.of());
    }

    public SeparationOfDuties(Set<String> exclusive, Set<String> conflicted, boolean paused, Set<String> confirmers) {
        this(exclusive, Set.of(), conflicted, paused, confirmers, null);
    }

    Optional<Refusal> againstGoingOn() {
        return Optional.ofNullable(held);
    }

    /** The objection to the person, independent of the moment. */
    Optional<Refusal> against(Actor actor, ActingCapacity actingCapacity, Matter matter) {
        var people = actor.people(actingCapacity);
        if (actor.roles().stream().anyMatch(exclusive::contains)) {
            return Optional.of(Refusal.person("matter.exclusive-duty").with("roles", String.join(", ", exclusive)));
        }
        if (!actor.roles().contains(actingCapacity.role())
                && !ActingCapacity.delegable(actor.roles()).contains(actingCapacity.role())) {
            return Optional.of(
                    Refusal.person("matter.delegate-of-the-other-side").with("role", actingCapacity.role()));
        }
        if (!actor.roles().contains(actingCapacity.role())
                && actor.roles().stream().anyMatch(requesting::contains)) {
            return Optional.of(Refusal.person("matter.delegate-requests")
                    .with("roles", String.join(", ", new TreeSet<>(requesting))));
        }
        if (people.contains(matter.requester())) {
            return Optional.of(Refusal.person("matter.own-request"));
        }
        if (!actingCapacity.role().equals(Roles.SUPERVISOR) && people.stream().anyMatch(confirmers::contains)) {
            return Optional.of(Refusal.person("matter.confirmed-evidence"));
        }
        if (people.stream().anyMatch(conflicted::contains)) {
            return Optional.of(Refusal.person("matter.conflict-of-interest")
                    .curedBy(Cure.of("matter.hand-on", actingCapacity.role())
                            .at("/v1/matters/" + matter.id() + "/handings")));
        }
        return Optional.empty();
    }
}
