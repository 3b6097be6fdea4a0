package org.fivetrust.agreements.authority.model;

import java.util.Set;

/** Who takes a step, with the roles held at that moment. */
public record Actor(String subject, Set<String> roles) {

    public Actor {
        roles = Set.copyOf(roles);
    }
}
