package org.fivetrust.shared.web;

import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what clients send as JSON. Of a message that cannot be read it tells everything at once: unknown fields, values
 * of a wrong type, what is missing, and the rules that the rest does not keep.
 */
public final class MessageReader {

    private final JsonMapper json;
    private final Supplier<Validator> rules;

    MessageReader(JsonMapper json, Supplier<Validator> rules) {
        this.json = json;
        this.rules = rules;
    }

    JsonMapper json() {
        return json;
    }

    /** The message, whose rules are kept; otherwise throws {@link InvalidValue}. */
    public <T> T read(byte[] text, Class<T> type) {
        try {
            var message = json.readValue(text, type);
            if (message == null) {
                throw InvalidValue.worded("object", "");
            }
            mustBeKept(BrokenRule.of(message, rules.get()));
            return message;
        } catch (JacksonException unreadable) {
            throw unreadable(text, json.constructType(type), unreadable);
        }
    }

    private static void mustBeKept(List<BrokenRule> broken) {
        if (!broken.isEmpty()) {
            throw new InvalidValue(broken.stream().map(BrokenRule::violation).toList());
        }
    }

    InvalidValue unreadable(byte[] text, JavaType type, JacksonException unreadable) {
        var violations = faults(text, type);
        return new InvalidValue(violations.isEmpty() ? List.of(UnreadableRequest.fault(unreadable)) : violations);
    }

    private List<Violation> faults(byte[] text, JavaType type) {
        try {
            var faults = BodyFaults.of(json.readTree(text), type, json.reader());
            var all = new ArrayList<>(faults.violations());
            all.addAll(brokenRules(faults, type));
            return all;
        } catch (JacksonException noTree) {
            return List.of();
        }
    }

    private List<Violation> brokenRules(BodyFaults.Findings faults, JavaType type) {
        var isWhole = faults.violations().stream().allMatch(UnreadableRequest::isUnknown);
        return readable(faults.rest(), type).stream()
                .flatMap(rest -> BrokenRule.of(rest, rules.get()).stream())
                .filter(broken -> isWhole || broken.isOfOneValue())
                .filter(broken -> isNews(broken.violation(), faults.violations()))
                .map(BrokenRule::violation)
                .toList();
    }

    /** The message without its faults, or nothing where its record cannot be made without them. */
    private List<Object> readable(JsonNode rest, JavaType type) {
        try {
            Object message = json.treeToValue(rest, type);
            return message == null ? List.of() : List.of(message);
        } catch (JacksonException unreadable) {
            return List.of();
        }
    }

    /** What was taken out as a fault is missing for that reason. */
    private static boolean isNews(Violation broken, List<Violation> faults) {
        return faults.stream().noneMatch(fault -> (broken.pointer() + "/").startsWith(fault.pointer() + "/"));
    }
}
