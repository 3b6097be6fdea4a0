package org.fivetrust.agreements.authzen;

import java.util.List;
import java.util.stream.StreamSupport;
import org.fivetrust.shared.kernel.InvalidValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Many evaluations in one message, each completed from the defaults of the message. */
record Batch(List<ObjectNode> evaluations, Semantic semantic) {

    private static final int MOST = 200;

    private static final List<String> PARTS = List.of("subject", "action", "resource", "context");

    private static final List<String> REQUIRED_WITHIN = List.of("type", "id", "name");

    /** When the answering ends before all are answered. */
    enum Semantic {
        EXECUTE_ALL,
        DENY_ON_FIRST_DENY,
        PERMIT_ON_FIRST_PERMIT;

        boolean endsWith(boolean decision) {
            return switch (this) {
                case EXECUTE_ALL -> false;
                case DENY_ON_FIRST_DENY -> !decision;
                case PERMIT_ON_FIRST_PERMIT -> decision;
            };
        }

        static Semantic of(JsonNode options) {
            if (!options.isMissingNode() && !options.isNull() && !options.isObject()) {
                throw InvalidValue.worded("object", "/options");
            }
            var named = options.path("evaluations_semantic");
            return switch (named.isMissingNode() || named.isNull() ? "execute_all" : named.asString("")) {
                case "execute_all" -> EXECUTE_ALL;
                case "deny_on_first_deny" -> DENY_ON_FIRST_DENY;
                case "permit_on_first_permit" -> PERMIT_ON_FIRST_PERMIT;
                default ->
                    throw InvalidValue.worded(
                            "one-of",
                            "/options/evaluations_semantic",
                            "values",
                            "execute_all, deny_on_first_deny, permit_on_first_permit");
            };
        }
    }

    /** Without any, the message is a single question. */
    static boolean isOne(JsonNode request) {
        var evaluations = request.path("evaluations");
        return evaluations.isMissingNode() || evaluations.isNull() || evaluations.isArray() && evaluations.isEmpty();
    }

    static Batch read(JsonNode request) {
        var evaluations = request.path("evaluations");
        if (!evaluations.isArray() || evaluations.size() > MOST) {
            throw InvalidValue.worded("list-at-most", "/evaluations", "most", MOST);
        }
        return new Batch(
                StreamSupport.stream(evaluations.spliterator(), false)
                        .map(one -> complete(request, one))
                        .toList(),
                Semantic.of(request.path("options")));
    }

    /** What a question says replaces the default as a whole; only what it needs and lacks is taken from there. */
    private static ObjectNode complete(JsonNode defaults, JsonNode one) {
        if (!one.isObject()) {
            throw InvalidValue.worded("list-of-objects", "/evaluations");
        }
        var question = (ObjectNode) one.deepCopy();
        for (var part : PARTS) {
            if (!question.has(part) && defaults.has(part)) {
                question.set(part, defaults.path(part));
            } else if (question.path(part).isObject()) {
                complete(defaults.path(part), (ObjectNode) question.path(part));
            }
        }
        return question;
    }

    private static void complete(JsonNode defaults, ObjectNode part) {
        REQUIRED_WITHIN.stream()
                .filter(field -> !part.has(field) && defaults.has(field))
                .forEach(field -> part.set(field, defaults.path(field)));
    }
}
