package org.fivetrust.shared.kernel;

import java.util.Collection;
import java.util.List;

/**
 * Who acts, with the roles held at that moment.
 *
 * @param roles sorted, so that equal persons are written in the same way
 */
public record Person(String subject, String name, List<String> roles) {

    public Person {
        roles = List.copyOf(roles);
    }

    public static Person of(String subject, String name, Collection<String> roles) {
        return new Person(subject, name, roles.stream().sorted().toList());
    }

    public boolean is(String subject) {
        return this.subject.equals(subject);
    }
}
