package org.fivetrust.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the containers are run: nothing stands open, grows without end, or may do more than it needs. */
class ComposeTest {

    private static final Path PROJECT = Path.of("..");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration HEALTH_BUDGET = Duration.ofSeconds(300);

    private static JsonNode services(String file) {
        try {
            Object document = new Yaml().load(Files.readString(PROJECT.resolve(file)));
            return JSON.valueToTree(document).path("services");
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static Stream<Arguments> services() {
        return Stream.of("docker-compose.yml", "docker-compose.production.yml", "docker-compose.observe.yml")
                .flatMap(file -> services(file)
                        .propertyStream()
                        .map(service -> Arguments.of(Named.of(file + " " + service.getKey(), service.getValue()))));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    @ParameterizedTest
    @MethodSource("services")
    void aContainerMayDoNoMoreThanItNeeds(JsonNode service) {
        assertThat(texts(service.path("cap_drop"))).containsExactly("ALL");
        assertThat(texts(service.path("security_opt"))).containsExactly("no-new-privileges:true");
        assertThat(service.path("read_only").asBoolean()).isTrue();
        assertThat(texts(service.path("tmpfs"))).anyMatch(path -> path.startsWith("/tmp"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void aContainerDoesNotGrowWithoutEnd(JsonNode service) {
        assertThat(service.path("mem_limit").asString()).isNotEmpty();
        assertThat(service.path("logging").path("options").path("max-size").asString())
                .isNotEmpty();
        assertThat(service.path("logging").path("options").path("max-file").asString())
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyHealthCheckWaitsLongEnoughForASlowStart(JsonNode service) {
        var check = service.path("healthcheck");
        if (!check.isMissingNode()) {
            assertThat(seconds(check, "interval")
                            .multipliedBy(check.path("retries").asInt())
                            .plus(seconds(check, "start_period")))
                    .isGreaterThanOrEqualTo(HEALTH_BUDGET);
        }
    }

    private static Duration seconds(JsonNode check, String name) {
        var text = check.path(name).asString("0s");
        return Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyVolumeHasAName(JsonNode service) {
        assertThat(texts(service.path("volumes"))).allMatch(volume -> volume.contains(":"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker-compose.yml", "docker-compose.production.yml"})
    void onlyGatewayAndIssuerArePublished(String file) {
        assertThat(services(file)
                        .propertyStream()
                        .filter(service -> !service.getValue().path("ports").isMissingNode())
                        .map(Map.Entry::getKey))
                .isSubsetOf("gateway", "issuer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker-compose.yml", "docker-compose.production.yml"})
    void theDatabaseHasTheLocaleThatTheLauncherGivesIt(String file) {
        assertThat(services(file)
                        .at("/postgres/environment/POSTGRES_INITDB_ARGS")
                        .asString())
                .contains("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--encoding=UTF8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "issuer:", "town:", "_PASSWORD: ", "SERVICE_SECRET: ", "VAULT_KEY: "})
    void productionKnowsNoDemoAndNoSecretInTheEnvironment(String word) throws IOException {
        assertThat(Files.readString(PROJECT.resolve("docker-compose.production.yml")))
                .doesNotContain(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISSUER_URI", "JWKS_URI", "TOKEN_URI", "PUBLIC_URL"})
    void productionDoesNotStartWithout(String variable) throws IOException {
        assertThat(Files.readString(PROJECT.resolve("docker-compose.production.yml")))
                .contains("${" + variable + ":?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"VOLUME"})
    void anImageMakesNoVolumeOfItsOwn(String instruction) throws IOException {
        assertThat(Files.readAllLines(PROJECT.resolve("docker/Dockerfile")))
                .noneMatch(line -> line.startsWith(instruction));
    }
}
