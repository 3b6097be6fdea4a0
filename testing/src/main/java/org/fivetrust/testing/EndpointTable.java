package org.fivetrust.testing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The page docs/endpoints.md as the OpenAPI documents make it: one table per service. */
final class EndpointTable {

    private static final List<String> SERVICES =
            List.of("agreements", "accounts", "funds", "assets", "archives", "seals");

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private static final String HEAD = """
            # Endpoints

            One table per service, made from the documents in `openapi/`, which the gateway serves at
            `/openapi/{service}`, joined at `/openapi`, and shows at `/swagger-ui.html`. A test compares this page with the documents;
            `-Dopenapi.write=true` writes both.
            """;

    private EndpointTable() {}

    static String page() {
        return SERVICES.stream().map(EndpointTable::table).collect(Collectors.joining("", HEAD, ""));
    }

    private static String table(String service) {
        Map<String, Map<String, Map<String, Map<String, Object>>>> document =
                new Yaml().load(OpenApiCheck.checkedIn(service));
        return new TreeMap<>(document.getOrDefault("paths", Map.of()))
                .entrySet().stream()
                        .flatMap(path -> rows(path.getKey(), path.getValue()))
                        .collect(Collectors.joining(
                                "", "\n## " + service + "\n\n| Call | What it does |\n|---|---|\n", ""));
    }

    private static Stream<String> rows(String path, Map<String, Map<String, Object>> operations) {
        return METHODS.stream()
                .filter(operations::containsKey)
                .map(method -> "| `%s %s` | %s |\n"
                        .formatted(
                                method.toUpperCase(Locale.ROOT),
                                path,
                                operations
                                        .getOrDefault(method, Map.of())
                                        .getOrDefault("summary", "")
                                        .toString()
                                        .replace("|", "\\|")));
    }
}
