package org.fivetrust.agreements.matter.model;

import java.util.List;
import java.util.Set;

/** The person who takes a step: own roles, and further capacities as a delegate or substitute. */
public record Actor(String subject, Set<String> roles, List<ActingCapacity> additional) {

    public Actor {
        roles = Set.copyOf(roles);
        additional = List.copyOf(additional);
    }

    public Actor(String subject, Set<String> roles) {
        this(subject, roles, List.of());
    }

    /** The own role excludes delegated ones; a delegation to oneself counts for nothing. */
    List<ActingCapacity> capacities(String role) {
        return roles.contains(role)
                ? List.of(ActingCapacity.own(role))
                : additional.stream()
                        .filter(actingCapacity ->
                                actingCapacity.role().equals(role) && !subject.equals(actingCapacity.delegator()))
                        .toList();
    }

    /** The people who have a part when acting in this capacity: the actor and the delegator. */
    Set<String> people(ActingCapacity actingCapacity) {
        return actingCapacity.delegator() == null ? Set.of(subject) : Set.of(subject, actingCapacity.delegator());
    }
}
