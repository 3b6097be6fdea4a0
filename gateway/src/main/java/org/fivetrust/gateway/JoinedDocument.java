package org.fivetrust.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI documents of all services as one. What several services describe alike is in it once; a component that
 * they describe differently is renamed after its service.
 */
final class JoinedDocument {

    private static final String COMPONENTS = "components";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode whole = JSON.createObjectNode();

    /** Documents by the names of their services, in the order in which they count. */
    static JsonNode of(List<Map.Entry<String, JsonNode>> documents) {
        var joined = new JoinedDocument();
        documents.stream().map(Map.Entry::getValue).findFirst().ifPresent(joined::begin);
        documents.forEach(document ->
                joined.add(document.getKey(), (ObjectNode) document.getValue().deepCopy()));
        return joined.whole;
    }

    private void begin(JsonNode first) {
        whole.set("openapi", first.path("openapi"));
        var info = whole.putObject("info");
        info.put("title", "Five Trusts (五代管)");
        info.put("description", "All services behind the gateway (网关后的全部服务)");
        info.put("version", first.at("/info/version").asString("1"));
        whole.set("security", first.path("security"));
        whole.putArray("tags");
        whole.putObject("paths");
        whole.putObject("webhooks");
        whole.putObject(COMPONENTS);
    }

    private void add(String service, ObjectNode document) {
        rename(document, renamed(service, document));
        document.path("tags").forEach(this::tag);
        put("paths", document.path("paths"));
        put("webhooks", document.path("webhooks"));
        document.path(COMPONENTS)
                .forEachEntry((kind, components) -> components.forEachEntry(
                        (name, component) -> components(kind).set(name, component)));
    }

    private void put(String section, JsonNode entries) {
        entries.forEachEntry((name, entry) -> ((ObjectNode) whole.get(section)).putIfAbsent(name, entry));
    }

    private void tag(JsonNode tag) {
        var tags = (ArrayNode) whole.get("tags");
        var known = tags.valueStream().anyMatch(one -> one.path("name").equals(tag.path("name")));
        if (!known) {
            tags.add(tag);
        }
    }

    private ObjectNode components(String kind) {
        return ((ObjectNode) whole.get(COMPONENTS)).withObject(kind);
    }

    /** References of components whose names stand for others already, by what they become. */
    private Map<String, String> renamed(String service, ObjectNode document) {
        var renamed = new HashMap<String, String>();
        document.path(COMPONENTS)
                .forEachEntry((kind, components) -> components.forEachEntry((name, component) -> {
                    var known = components(kind).get(name);
                    if (known != null && !known.equals(component)) {
                        renamed.put(reference(kind, name), reference(kind, StringUtils.capitalize(service) + name));
                    }
                }));
        return renamed;
    }

    private static String reference(String kind, String name) {
        return "#/" + COMPONENTS + "/" + kind + "/" + name;
    }

    private static void rename(ObjectNode document, Map<String, String> renamed) {
        renamed.forEach((from, to) -> {
            var components = (ObjectNode) document.at(from.substring(1, from.lastIndexOf('/')));
            components.set(lastOf(to), components.remove(lastOf(from)));
        });
        document.findParents("$ref").forEach(parent -> {
            var to = renamed.get(parent.path("$ref").asString(""));
            if (to != null) {
                ((ObjectNode) parent).put("$ref", to);
            }
        });
    }

    private static String lastOf(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
