package org.fivetrust.agreements.authzen.model;

import java.util.List;
import java.util.Map;

/** Someone or something named in a question: a subject or a resource. Which id is searched for is left blank. */
public record AccessEntity(String type, String id, Map<String, Object> properties) {

    public static final String USER = "user";

    public static final String ROLE = "role";

    public static final String PRINCIPAL = "principal";

    public static final String MATTER = "matter";

    public AccessEntity {
        properties = Map.copyOf(properties);
    }

    public boolean is(String wanted) {
        return type.equals(wanted);
    }

    public AccessEntity named(String other) {
        return new AccessEntity(type, other, properties);
    }

    public boolean says(String name) {
        return properties.containsKey(name);
    }

    /** A list of texts, or one text alone. */
    public List<String> texts(String name) {
        return switch (properties.get(name)) {
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case String one -> List.of(one);
            case null, default -> List.of();
        };
    }
}
