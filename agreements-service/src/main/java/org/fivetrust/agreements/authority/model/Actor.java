package org.fivetrust.agreements.authority.model;

import java.util.List;
import java.util.Set;

/** Who takes a step: the roles held at that moment, and the hats worn for others. */
public record Actor(String subject, Set<String> roles, List<ActingCapacity> hats) {

    public Actor {
        roles = Set.copyOf(roles);
        hats = List.copyOf(hats);
    }

    public Actor(String subject, Set<String> roles) {
        this(subject, roles, List.of());
    }

    /** His own role first: nobody needs another's hat for what is his anyway, and nobody's own is another's. */
    List<ActingCapacity> capacities(String role) {
        return roles.contains(role)
                ? List.of(ActingCapacity.own(role))
                : hats.stream()
                        .filter(actingCapacity ->
                                actingCapacity.role().equals(role) && !subject.equals(actingCapacity.delegator()))
                        .toList();
    }

    /** Who has a part when he acts under this hat: he himself, and whom he acts for. */
    Set<String> people(ActingCapacity actingCapacity) {
        return actingCapacity.delegator() == null ? Set.of(subject) : Set.of(subject, actingCapacity.delegator());
    }
}
