package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.reading.ReadingTable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads all that a service's document offers, several things at a time, lists also as a whole, as somebody who may see
 * everything: of whatever the tests before have left there, each is answered, with however few connections.
 */
public final class ReadOperations {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int LARGEST = 64 * 1024 * 1024;

    private static final int OF_EACH = 3;

    private static final List<String> OFFICES = ReadingTable.READERS.stream()
            .filter(role -> !Roles.COMMUNITY.contains(role))
            .toList();

    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("year", "2026"),
            Map.entry("period", "2026-03"),
            Map.entry("asOf", "2026-06-30"),
            Map.entry("account", "1001"),
            Map.entry("dimension", "project"),
            Map.entry("days", "5"),
            Map.entry("day", "2026-10-01"),
            Map.entry("format", "csv"),
            Map.entry("name", "balance-sheet"),
            Map.entry("number", "1"),
            Map.entry("limit", "100"));

    private final WebTestClient client;
    private final String service;
    private final Map<String, List<String>> known = new TreeMap<>();
    private final List<String> unanswered = new ArrayList<>();
    private String principal = "nobody-committee";

    private ReadOperations(WebTestClient client, String service) {
        this.client = client.mutate()
                .responseTimeout(Duration.ofSeconds(30))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST))
                .build();
        this.service = service;
    }

    public static void isAnswered(WebTestClient client, String service) {
        var reading = new ReadOperations(client, service);
        var paths = reading.paths();
        paths.forEach(reading::read);
        assertThat(paths).isNotEmpty();
        assertThat(reading.unanswered).isEmpty();
    }

    /** What an operation does not go without, with the usual values. */
    static String required(String service, String path) {
        return OpenApiCheck.tree(service)
                .path("paths")
                .path(path)
                .path("get")
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString().equals("query"))
                .filter(parameter -> parameter.path("required").asBoolean(false))
                .map(parameter -> parameter.path("name").asString())
                .map(name -> name + "=" + value(name, path))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String value(String name, String path) {
        var byDay = path.contains("calendar") || path.contains("operations");
        return switch (name) {
            case "principal" -> "nobody-committee";
            case "from" -> byDay ? "2026-01-01" : path.contains("logs") ? "1" : "2026-01";
            case "to" -> byDay ? "2026-03-31" : path.contains("logs") ? "1" : "2026-12";
            case "account" ->
                path.contains("reconciliations") ? UUID.randomUUID().toString() : USUAL.getOrDefault(name, "1002");
            default -> USUAL.getOrDefault(name, UUID.randomUUID().toString());
        };
    }

    private record Reading(String path, JsonNode operation) {

        long unknowns() {
            return path.chars().filter(c -> c == '{').count();
        }

        boolean isEndless() {
            return operation.at("/responses/200/content").has(MediaType.TEXT_EVENT_STREAM_VALUE);
        }
    }

    private record Answer(int status, byte[] body) {}

    /** Lists first: they tell what there is to read. */
    private List<Reading> paths() {
        var document = JSON.<JsonNode>valueToTree(new Yaml().load(OpenApiCheck.checkedIn(service)));
        return document.path("paths").properties().stream()
                .filter(path -> path.getValue().has("get"))
                .map(path -> new Reading(path.getKey(), path.getValue().path("get")))
                .filter(reading -> !reading.isEndless())
                .sorted(Comparator.comparingLong(Reading::unknowns).thenComparing(Reading::path))
                .toList();
    }

    private void read(Reading reading) {
        var addresses = filled("", reading.path())
                .map(path -> path + query(reading))
                .flatMap(address ->
                        Stream.of(Map.entry(address, MediaType.ALL), Map.entry(address, MediaType.APPLICATION_NDJSON)))
                .toList();
        var answers = AtOnce.atOnce(
                addresses.size(),
                n -> get(addresses.get(n).getKey(), addresses.get(n).getValue()));
        for (var n = 0; n < answers.size(); n++) {
            if (answers.get(n).status() >= 500) {
                unanswered.add(addresses.get(n) + " " + answers.get(n).status());
            }
        }
        if (answers.getFirst().status() == 200 && reading.unknowns() == 0) {
            learn(reading.path(), answers.getFirst().body());
        }
    }

    private Answer get(String address, MediaType type) {
        var result = client.get()
                .uri(address)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("reader", OFFICES, "*"))
                .accept(type)
                .exchange()
                .expectBody()
                .returnResult();
        var body = result.getResponseBody();
        return new Answer(result.getStatus().value(), body == null ? new byte[0] : body);
    }

    private void learn(String path, byte[] body) {
        var items = JSON.readTree(body).path("items");
        known.put(
                path,
                items.valueStream()
                        .map(item -> item.path("id").asString(""))
                        .filter(id -> !id.isEmpty())
                        .limit(OF_EACH)
                        .toList());
        items.valueStream()
                .map(item -> item.path("principal").asString(""))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .ifPresent(name -> principal = name);
    }

    /** The path with what is known of the list it stands under, and with the usual for the rest. */
    private Stream<String> filled(String before, String path) {
        var begin = path.indexOf('{');
        if (begin < 0) {
            return Stream.of(before + path);
        }
        var end = path.indexOf('}');
        var list = before + path.substring(0, begin);
        var ids = known.getOrDefault(list.substring(0, list.length() - 1), List.of());
        return (ids.isEmpty() ? Stream.of(usual(path.substring(begin + 1, end))) : ids.stream())
                .flatMap(id -> filled(list + id, path.substring(end + 1)));
    }

    private String usual(String name) {
        return name.equals("area")
                ? service
                : USUAL.getOrDefault(name, UUID.randomUUID().toString());
    }

    private String query(Reading reading) {
        return reading.operation()
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString().equals("query"))
                .filter(parameter -> parameter.path("required").asBoolean(false)
                        || parameter.path("name").asString().equals("limit"))
                .map(parameter -> parameter.path("name").asString())
                .map(name -> name + "=" + (name.equals("limit") ? "200" : asked(name, reading)))
                .collect(Collectors.joining("&", "?", ""));
    }

    private String asked(String name, Reading reading) {
        var byDay = reading.path().contains("calendar") || reading.path().contains("operations");
        return switch (name) {
            case "principal" -> principal;
            case "from" -> byDay ? "2026-01-01" : reading.path().contains("logs") ? "1" : "2026-01";
            case "to" -> byDay ? "2026-03-31" : reading.path().contains("logs") ? "1" : "2026-12";
            default -> usual(name);
        };
    }
}
