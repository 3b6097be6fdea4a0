package org.fivetrust.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The document a service serves is the one checked in. {@code -Dopenapi.write=true} rewrites it. */
public final class OpenApiCheck {

    static final List<String> SERVICES = List.of("agreements", "accounts", "funds", "assets", "archives", "seals");

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private static final int LARGEST = 8 * 1024 * 1024;

    private static final Map<String, JsonNode> TREES = new ConcurrentHashMap<>();

    private OpenApiCheck() {}

    public static void matches(WebTestClient client, String service) {
        var served = new String(
                client.mutate()
                        .responseTimeout(Duration.ofMinutes(2))
                        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST))
                        .build()
                        .get()
                        .uri("/v3/api-docs.yaml")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent(),
                StandardCharsets.UTF_8);
        var file = file(service);
        try {
            if (Boolean.getBoolean("openapi.write")) {
                Files.writeString(file, served);
                TREES.remove(service);
                Files.writeString(endpoints(), EndpointTable.page());
            }
            Assertions.assertThat(served)
                    .as("the served document against " + file.getFileName() + "; -Dopenapi.write=true writes it anew")
                    .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String checkedIn(String service) {
        try {
            return Files.readString(file(service));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A service's document as maps and lists. */
    public static <T> T document(String service) {
        return yaml().load(checkedIn(service));
    }

    /** All operations of a service's document, such as {@code GET /v1/books/{book}}. */
    public static Set<String> operations(String service) {
        Map<String, Map<String, Map<String, Object>>> read = document(service);
        var operations = new TreeSet<String>();
        read.getOrDefault("paths", Map.of())
                .forEach((path, of) -> of.keySet().stream()
                        .filter(METHODS::contains)
                        .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return operations;
    }

    /** Days are texts here, as in YAML 1.2. */
    private static Yaml yaml() {
        var loading = new LoaderOptions();
        var dumping = new DumperOptions();
        return new Yaml(
                new SafeConstructor(loading), new Representer(dumping), dumping, loading, new ResolverWithoutDays());
    }

    private static final class ResolverWithoutDays extends Resolver {

        @Override
        public void addImplicitResolver(Tag tag, Pattern form, String first, int limit) {
            if (!tag.equals(Tag.TIMESTAMP)) {
                super.addImplicitResolver(tag, form, first, limit);
            }
        }
    }

    /** Read once in a run, and shared: not to be changed. */
    public static JsonNode tree(String service) {
        return TREES.computeIfAbsent(service, name -> JsonMapper.shared().valueToTree(document(name)));
    }

    static Set<String> operationIds(String service) {
        return tree(service)
                .path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .map(operation -> operation.path("operationId").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The file of the examples of a service, or of what all services have alike. */
    static Path examples(String owner) {
        var module = owner.equals("evidence") ? owner : owner + "-service";
        return root().resolve(module)
                .resolve("src/main/resources/openapi/examples")
                .resolve(owner + ".json");
    }

    static JsonNode examplesIn(Path file) {
        return Files.exists(file)
                ? JsonMapper.shared().readTree(file.toFile())
                : JsonMapper.shared().createObjectNode();
    }

    static Path endpoints() {
        return root().resolve("docs").resolve("endpoints.md");
    }

    private static Path file(String service) {
        return root().resolve("openapi").resolve(service + ".yaml");
    }

    static Path root() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("openapi"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no folder openapi above " + Path.of("").toAbsolutePath());
    }
}
