package org.fivetrust.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.yaml.snakeyaml.Yaml;

/** What a service documents can be called through the gateway, and arrives there. */
class ContractsTest {

    private static final PathPatternParser PATTERNS = new PathPatternParser();

    @ParameterizedTest
    @ValueSource(strings = {"agreements", "accounts", "funds", "assets", "archives", "seals"})
    void everyDocumentedPathIsRoutedToItsService(String service) throws IOException {
        var documented =
                map(read(Path.of("..", "openapi", service + ".yaml")), "paths").keySet();

        assertThat(documented)
                .isNotEmpty()
                .allSatisfy(path -> assertThat(owners(service, path)).as(path).containsExactly(service));
    }

    private static Stream<String> owners(String service, String path) throws IOException {
        var asked = PathContainer.parsePath(path.replace("{area}", service).replaceAll("[{][^}]*[}]", "1"));
        var gateway = map(read(Path.of("src", "main", "resources", "gateway.yaml")), "gateway");
        return map(gateway, "services").entrySet().stream()
                .filter(entry -> patterns(entry.getValue()).anyMatch(pattern -> pattern.matches(asked)))
                .map(Map.Entry::getKey);
    }

    private static Stream<PathPattern> patterns(Object service) {
        return ((List<?>) ((Map<?, ?>) service).get("paths"))
                .stream().map(pattern -> PATTERNS.parse(String.valueOf(pattern)));
    }

    private static Map<String, Object> map(Map<String, Object> document, String name) {
        var found = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) document.get(name)).forEach((key, value) -> found.put(String.valueOf(key), value));
        return found;
    }

    private static Map<String, Object> read(Path file) throws IOException {
        try (var in = Files.newBufferedReader(file)) {
            return new Yaml().load(in);
        }
    }
}
