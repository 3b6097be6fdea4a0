package org.fivetrust.shared.act;

import java.util.List;
import org.fivetrust.shared.web.Caller;

/** Who asks for an act, with the roles held at that moment. */
public record Requester(String subject, String name, List<String> roles) {

    public Requester {
        roles = List.copyOf(roles);
    }

    public static Requester of(Caller caller) {
        return new Requester(
                caller.subject(),
                caller.name(),
                caller.roles().stream().sorted().toList());
    }
}
