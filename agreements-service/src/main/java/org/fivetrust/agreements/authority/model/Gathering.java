package org.fivetrust.agreements.authority.model;

import java.util.Set;
import org.fivetrust.shared.kernel.PrincipalId;

/** Asks for what the questions of one message rest on, all at once. */
public record Gathering(Set<PrincipalId> principals, Set<String> people) {

    public static final Gathering NOTHING = new Gathering(Set.of(), Set.of());

    public Gathering {
        principals = Set.copyOf(principals);
        people = Set.copyOf(people);
    }
}
