package org.fivetrust.agreements.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue of the types of events that subscribers receive, each with the JSON Schema of its data. */
@Component
class EventTypes {

    static final String FILE = "event-types.json";

    private static final BoundedPattern FORM = BoundedPattern.of(WebhookMessages.TYPE);

    private final Catalogue catalogue;

    EventTypes(JsonMapper json) {
        try (var in = new ClassPathResource(FILE).getInputStream()) {
            this.catalogue = json.readValue(in, Catalogue.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Many types share the schema of their data: rows of one table are told alike however they change. */
    record Catalogue(Map<String, JsonNode> schemas, List<EventType> types) {}

    record EventType(String type, String description, String schema) {

        /** All types, those of one kind, or one type: {@code *}, {@code matter.*}, {@code matter.approved}. */
        boolean matches(String pattern) {
            return pattern.endsWith("*")
                    ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                    : type.equals(pattern);
        }
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /** A subscription to what never comes would look like one that works. */
    void mustExist(List<String> patterns) {
        var unknown = new ArrayList<Violation>();
        IntStream.range(0, patterns.size())
                .filter(place -> !exists(patterns.get(place)))
                .forEach(place -> unknown.add(unknown("/types/" + place, patterns.get(place))));
        if (!unknown.isEmpty()) {
            throw new InvalidValue(unknown);
        }
    }

    void mustExist(String pointer, String pattern) {
        if (!exists(pattern)) {
            throw new InvalidValue(List.of(unknown(pointer, pattern)));
        }
    }

    private boolean exists(String pattern) {
        return FORM.matches(pattern) && catalogue.types().stream().anyMatch(type -> type.matches(pattern));
    }

    private static Violation unknown(String pointer, String pattern) {
        return FORM.matches(pattern)
                ? Violation.worded("event-type.unknown", pointer, "type", pattern)
                : Violation.worded("event-type.form", pointer);
    }
}
