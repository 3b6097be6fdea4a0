package org.fivetrust.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What operations were asked and what they answered, for the examples of the documents. With
 * {@code -Dopenapi.record=true} a test run adds what is missing to the files of the modules; what they have stays.
 */
final class RecordedAnswers {

    static final boolean ARE_WANTED = Boolean.getBoolean("openapi.record");

    private static final int LONGEST_TEXT = 4_000;

    private static final int LONGEST_LIST = 2;

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Map<String, Recorded> BY_OPERATION = new ConcurrentHashMap<>();

    static {
        if (ARE_WANTED) {
            Runtime.getRuntime().addShutdownHook(new Thread(RecordedAnswers::write));
        }
    }

    private RecordedAnswers() {}

    /** An operation's fullest example, and the codes of its problems. */
    private static final class Recorded {

        private final Set<String> codes = new ConcurrentSkipListSet<>();
        private ObjectNode example = JSON.createObjectNode();

        synchronized void offer(ObjectNode offered) {
            if (weight(offered) > weight(example)) {
                example = offered;
            }
        }

        private static long weight(ObjectNode example) {
            return example.findValues("id").size() + example.toString().length();
        }
    }

    static void add(JsonNode operation, String request, DocumentedAnswers.Answer answer) {
        var recorded =
                BY_OPERATION.computeIfAbsent(operation.path("operationId").asString(), _ -> new Recorded());
        if (answer.mediaType().startsWith("application/problem+json")) {
            recorded.codes.addAll(ownCodes(read(answer.body()).path("code").asString("")));
        } else if (answer.status() < 300
                && isShort(request)
                && !answer.mediaType().contains("ndjson")) {
            recorded.offer(example(request, answer));
        }
    }

    /** Without those that every operation can answer with: they are told by the shared responses. */
    private static List<String> ownCodes(String code) {
        return code.isEmpty() || code.startsWith("access.") || code.startsWith("request.") ? List.of() : List.of(code);
    }

    private static boolean isShort(String text) {
        return text.length() < LONGEST_TEXT;
    }

    private static ObjectNode example(String request, DocumentedAnswers.Answer answer) {
        var example = JSON.createObjectNode();
        var asked = read(request);
        if (asked.isObject()) {
            example.set("request", withoutSecrets(asked));
        }
        var answered = answer.mediaType().contains("json") ? shortened(read(answer.body())) : text(answer);
        if (!answered.isNull() && isShort(answered.toString())) {
            example.put("status", answer.status());
            example.set("answer", withoutSecrets(answered));
        }
        return example;
    }

    private static JsonNode text(DocumentedAnswers.Answer answer) {
        return answer.mediaType().startsWith("text/") ? JSON.valueToTree(answer.body()) : JSON.nullNode();
    }

    private static JsonNode read(String text) {
        try {
            return text.isBlank() ? JSON.nullNode() : JSON.readTree(text);
        } catch (JacksonException noJson) {
            return JSON.nullNode();
        }
    }

    private static JsonNode shortened(JsonNode node) {
        if (node instanceof ArrayNode array) {
            var few = JSON.createArrayNode();
            array.valueStream()
                    .limit(LONGEST_LIST)
                    .map(RecordedAnswers::shortened)
                    .forEach(few::add);
            return few;
        }
        if (node instanceof ObjectNode object) {
            var copy = JSON.createObjectNode();
            object.forEachEntry((name, value) -> copy.set(name, shortened(value)));
            return copy;
        }
        return node;
    }

    /** Neither signed texts nor secrets are kept. */
    private static JsonNode withoutSecrets(JsonNode node) {
        if (node.isString()) {
            return JSON.valueToTree(node.asString()
                    .replaceAll("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+", "eyJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl")
                    .replaceAll("whsec_[\\w+/=-]+", "whsec_ZXhhbXBsZQ=="));
        }
        if (node instanceof ArrayNode array) {
            IntStream.range(0, array.size()).forEach(n -> array.set(n, withoutSecrets(array.get(n))));
        }
        if (node instanceof ObjectNode object) {
            Set.copyOf(object.propertyNames()).forEach(name -> object.set(name, withoutSecrets(object.get(name))));
        }
        return node;
    }

    private static void write() {
        var owners = OpenApiCheck.SERVICES.stream()
                .collect(Collectors.toMap(service -> service, OpenApiCheck::operationIds));
        Predicate<String> isOfAll =
                id -> owners.values().stream().filter(ids -> ids.contains(id)).count() > 1;
        owners.forEach((service, ids) ->
                write(OpenApiCheck.examples(service), ids.stream().filter(isOfAll.negate()).toList().stream()));
        write(
                OpenApiCheck.examples("evidence"),
                owners.values().stream().flatMap(Set::stream).filter(isOfAll).distinct());
    }

    private static void write(Path file, Stream<String> operations) {
        var kept = new TreeMap<String, JsonNode>();
        operations.forEach(id -> {
            var entry = entry(OpenApiCheck.examplesIn(file).path(id), BY_OPERATION.get(id));
            if (!entry.isEmpty()) {
                kept.put(id, entry);
            }
        });
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, printed(kept));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static ObjectNode entry(JsonNode kept, @Nullable Recorded recorded) {
        var entry = kept instanceof ObjectNode object ? object.deepCopy() : JSON.createObjectNode();
        if (recorded != null) {
            recorded.example.forEachEntry(entry::putIfAbsent);
            var codes = new TreeSet<>(recorded.codes);
            entry.path("codes").forEach(code -> codes.add(code.asString()));
            if (!codes.isEmpty()) {
                entry.set("codes", JSON.valueToTree(codes));
            }
        }
        return entry;
    }

    private static String printed(Object value) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
    }
}
