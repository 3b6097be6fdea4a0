package org.fivetrust.acceptance;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** Texts that answers held, by the name of their field; ids by the path of their list too. So requests come further. */
final class KnownValues {

    private static final int AT_MOST = 40;

    private final Map<String, List<String>> values = new ConcurrentHashMap<>();

    String one(String name, Random random, String otherwise) {
        var known = values.getOrDefault(name, List.of());
        return known.isEmpty() ? otherwise : known.get(random.nextInt(known.size()));
    }

    void learn(Operation operation, JsonNode answer) {
        for (var item : answer.path("items")) {
            add(KnownValues.last(operation.path()), item.path("id").asString(""));
            learn(item);
        }
        learn(answer);
    }

    private void learn(JsonNode object) {
        object.properties().forEach(field -> {
            if (field.getValue().isString()) {
                add(field.getKey(), field.getValue().asString());
            } else if (field.getValue().isObject()) {
                learn(field.getValue());
            }
        });
    }

    private void add(String name, String value) {
        var known = values.computeIfAbsent(name, _ -> new CopyOnWriteArrayList<>());
        if (!value.isEmpty() && value.length() < 100 && known.size() < AT_MOST && !known.contains(value)) {
            known.add(value);
        }
    }

    static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
