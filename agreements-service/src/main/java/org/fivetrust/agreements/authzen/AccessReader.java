package org.fivetrust.agreements.authzen;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.fivetrust.agreements.authzen.model.Access;
import org.fivetrust.agreements.authzen.model.Access.Circumstances;
import org.fivetrust.agreements.authzen.model.AccessAction;
import org.fivetrust.agreements.authzen.model.AccessEntity;
import org.fivetrust.shared.kernel.Days;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one question field by field and tells all that is wrong with it at once. What it does not know it passes over,
 * as the standard demands; what it knows has to be of its type.
 */
class AccessReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String ACT = "/action/properties/";

    private static final int LONGEST = 300;

    /** What a request leaves out because it is searched for. */
    enum Form {
        EVALUATION,
        SUBJECTS,
        RESOURCES,
        ACTIONS
    }

    private final List<Violation> violations = new ArrayList<>();
    private final JsonNode request;

    private AccessReader(JsonNode request) {
        this.request = request;
    }

    static Access read(JsonNode request, Form form) {
        var reader = new AccessReader(request);
        var access = reader.access(form);
        if (!reader.violations.isEmpty()) {
            throw new InvalidValue(reader.violations);
        }
        return access;
    }

    private Access access(Form form) {
        var subject = entity("subject", form == Form.SUBJECTS);
        var action = form == Form.ACTIONS ? "" : text(request.path("action"), "/action", "name");
        var resource = entity("resource", form == Form.RESOURCES);
        return new Access(subject, new AccessAction(action), resource, circumstances());
    }

    private AccessEntity entity(String field, boolean searched) {
        var node = request.path(field);
        var at = "/" + field;
        var type = text(node, at, "type");
        return new AccessEntity(type, searched ? "" : text(node, at, "id"), properties(node, at));
    }

    private String text(JsonNode node, String at, String field) {
        if (!node.isObject()) {
            if (violations.stream().noneMatch(one -> one.pointer().equals(at))) {
                violations.add(Violation.worded("object-missing", at));
            }
            return "";
        }
        var value = node.path(field);
        if (!value.isString() || value.asString().isBlank() || value.asString().length() > LONGEST) {
            violations.add(Violation.worded("text-missing", at + "/" + field, "most", LONGEST));
            return "";
        }
        return value.asString();
    }

    private Map<String, Object> properties(JsonNode node, String at) {
        var properties = node.path("properties");
        if (!isObject(properties, at + "/properties")) {
            return Map.of();
        }
        var read = JSON.convertValue(properties, new TypeReference<Map<String, Object>>() {});
        read.values().removeIf(Objects::isNull);
        return read;
    }

    private boolean isObject(JsonNode given, String at) {
        if (!given.isObject() && !given.isMissingNode() && !given.isNull()) {
            violations.add(Violation.worded("object", at));
        }
        return given.isObject();
    }

    private Circumstances circumstances() {
        var action = request.path("action").path("properties");
        var resource = request.path("resource").path("properties");
        var context = request.path("context");
        isObject(action, "/action/properties");
        isObject(context, "/context");
        var party = first(action, resource, "counterparty");
        return new Circumstances(
                parsed(first(action, resource, "amount"), ACT + "amount", "amount", AccessReader::amount),
                party.isObject()
                        ? optional(party.path("name"), ACT + "counterparty/name")
                        : optional(party, ACT + "counterparty"),
                party.isObject() ? optional(party.path("account"), ACT + "counterparty/account") : null,
                optional(first(action, resource, "category"), ACT + "category"),
                first(action, resource, "emergency").asBoolean(false),
                parsed(context.path("asOf"), "/context/asOf", "day", Days::parse),
                parsed(context.path("knownAt"), "/context/knownAt", "time", Days::parseTime));
    }

    private static Money amount(String text) {
        var amount = Money.parse(text);
        if (amount.isLessThan(Money.ZERO)) {
            throw new IllegalArgumentException("a negative amount");
        }
        return amount;
    }

    /** What an act moves may be said of the action or of the resource; the action is nearer. */
    private static JsonNode first(JsonNode action, JsonNode resource, String name) {
        return action.hasNonNull(name) ? action.path(name) : resource.path(name);
    }

    private @Nullable String optional(JsonNode value, String at) {
        return parsed(value, at, "text", Function.identity());
    }

    private <T> @Nullable T parsed(JsonNode value, String at, String form, Function<String, T> parse) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            if (value.isString() && value.asString().length() <= LONGEST) {
                return parse.apply(value.asString());
            }
        } catch (IllegalArgumentException | DateTimeException notOfThisForm) {
            // reported below, like a value of another type
        }
        violations.add(Violation.worded(form, at));
        return null;
    }
}
