package org.fivetrust.agreements.authority.model;

import java.util.Optional;
import java.util.Set;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Refusal;

/**
 * What binds everybody in one matter besides its steps.
 *
 * @param exclusive roles of those who will key, release or keep: whoever holds one takes no step (不相容岗位)
 * @param conflicted people who are, or are near to, the other side (回避)
 * @param paused whether its clocks stand still
 */
public record Bounds(Set<String> exclusive, Set<String> conflicted, boolean paused) {

    public static final Bounds NONE = new Bounds(Set.of(), Set.of(), false);

    public Bounds {
        exclusive = Set.copyOf(exclusive);
        conflicted = Set.copyOf(conflicted);
    }

    /** What stands against the person, whatever the moment. */
    Optional<Refusal> against(Actor actor, Hat hat, Matter matter) {
        var people = actor.people(hat);
        if (actor.roles().stream().anyMatch(exclusive::contains)) {
            return Optional.of(Refusal.person("matter.exclusive-duty").with("roles", String.join(", ", exclusive)));
        }
        if (!actor.roles().contains(hat.role()) && !Hat.wearable(actor.roles()).contains(hat.role())) {
            return Optional.of(
                    Refusal.person("matter.delegate-of-the-other-side").with("role", hat.role()));
        }
        if (people.contains(matter.requester())) {
            return Optional.of(Refusal.person("matter.own-request"));
        }
        if (people.stream().anyMatch(conflicted::contains)) {
            return Optional.of(Refusal.person("matter.conflict-of-interest")
                    .curedBy(Cure.of("matter.hand-on", hat.role()).at("/v1/matters/" + matter.id() + "/handings")));
        }
        return Optional.empty();
    }
}
