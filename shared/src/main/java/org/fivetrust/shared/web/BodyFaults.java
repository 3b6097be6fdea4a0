package org.fivetrust.shared.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds everything in the tree of a body that does not fit its message, and takes it out: what remains can be read, and
 * the rules of its values can be looked at.
 */
final class BodyFaults {

    private static final int MOST = 100;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectReader reader;
    private final List<Violation> found = new ArrayList<>();

    private BodyFaults(ObjectReader reader) {
        this.reader = reader;
    }

    /** @param rest what remains of the body */
    record Findings(List<Violation> violations, JsonNode rest) {}

    static Findings of(JsonNode body, JavaType message, ObjectReader reader) {
        var faults = new BodyFaults(reader);
        try {
            return new Findings(faults.found, faults.sound(body, message, ""));
        } catch (Enough _) {
            return new Findings(faults.found, NODES.nullNode());
        }
    }

    private JsonNode sound(JsonNode value, JavaType type, String at) {
        return switch (value) {
            case ObjectNode object when isMessage(type) -> message(object, type, at);
            case ObjectNode object when type.isMapLikeType() -> map(object, type, at);
            case ArrayNode list when type.isCollectionLikeType() -> list(list, type.getContentType(), at);
            default -> plain(value, type, at);
        };
    }

    private static boolean isMessage(JavaType type) {
        return type.getRawClass().isRecord() && !UnreadableRequest.isPlain(type.getRawClass());
    }

    private JsonNode message(ObjectNode object, JavaType type, String at) {
        var components = components(type.getRawClass());
        List.copyOf(object.propertyNames()).stream()
                .filter(name -> !components.containsKey(name))
                .forEach(name -> {
                    tell(UnreadableRequest.unknown(at + UnreadableRequest.pointer(name)));
                    object.remove(name);
                });
        components.forEach((name, component) -> {
            if (object.has(name) || component.getType().isPrimitive()) {
                object.set(name, component(object.path(name), component, type, at + UnreadableRequest.pointer(name)));
            }
        });
        return object;
    }

    private static Map<String, RecordComponent> components(Class<?> message) {
        var components = new LinkedHashMap<String, RecordComponent>();
        Arrays.stream(message.getRecordComponents())
                .filter(component -> !component.getAccessor().isAnnotationPresent(JsonIgnore.class))
                .forEach(component -> components.put(FieldPointer.jsonName(component), component));
        return components;
    }

    private JsonNode component(JsonNode value, RecordComponent component, JavaType message, String at) {
        var type = reader.typeFactory().resolveMemberType(component.getGenericType(), message.getBindings());
        if (value.isNull() || value.isMissingNode()) {
            return component.getType().isPrimitive() ? without(UnreadableRequest.missing(at), type) : value;
        }
        return component.getAccessor().isAnnotationPresent(JsonDeserialize.class)
                ? alone(value, FieldPointer.jsonName(component), message, type, at)
                : sound(value, type, at);
    }

    private JsonNode map(ObjectNode object, JavaType type, String at) {
        for (var name : List.copyOf(object.propertyNames())) {
            var place = at + UnreadableRequest.pointer(name);
            object.set(name, sound(object.path(name), type.getContentType(), place));
            if (!fits(NODES.objectNode().putNull(name), type, place)) {
                object.remove(name);
            }
        }
        return object;
    }

    private JsonNode list(ArrayNode list, JavaType type, String at) {
        for (var place = 0; place < list.size(); place++) {
            if (!list.path(place).isNull()) {
                list.set(place, sound(list.path(place), type, at + "/" + place));
            }
        }
        return list;
    }

    private JsonNode plain(JsonNode value, JavaType type, String at) {
        return fits(value, type, at) ? value : blank(type);
    }

    /** A component that its record reads in a way of its own. */
    private JsonNode alone(JsonNode value, String name, JavaType message, JavaType type, String at) {
        var record = NODES.objectNode().set(name, value);
        return fits(record, message, at) ? value : blank(type);
    }

    private boolean fits(JsonNode value, JavaType type, String at) {
        try {
            reader.without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .forType(type)
                    .readValue(value);
            return true;
        } catch (JacksonException unfit) {
            tell(UnreadableRequest.fault(unfit).at(at));
            return false;
        }
    }

    private JsonNode without(Violation violation, JavaType type) {
        tell(violation);
        return blank(type);
    }

    private static JsonNode blank(JavaType type) {
        if (!type.isPrimitive()) {
            return NODES.nullNode();
        }
        return type.getRawClass() == boolean.class ? NODES.booleanNode(false) : NODES.numberNode(0);
    }

    private void tell(Violation violation) {
        found.add(violation);
        if (found.size() == MOST) {
            throw new Enough();
        }
    }

    private static final class Enough extends RuntimeException {

        Enough() {
            super(null, null, false, false);
        }
    }
}
