package org.fivetrust.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What calls whoever is on duty, and what is shown then. */
class AlertsTest {

    private static final Path PROJECT = Path.of("..");

    private static final Path OBSERVE = PROJECT.resolve("docker/observe");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static JsonNode yaml(Path file) {
        Object document = new Yaml().load(text(file));
        return JSON.valueToTree(document);
    }

    private static List<JsonNode> rules() {
        return yaml(OBSERVE.resolve("alerts.yml"))
                .path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    private static JsonNode dashboard() {
        return JSON.readTree(text(OBSERVE.resolve("grafana/dashboards/on-duty.json")));
    }

    /** The first column of the table of alerts. */
    private static List<String> runbook() {
        return text(PROJECT.resolve("docs/operations.md"))
                .lines()
                .dropWhile(line -> !line.equals("## Alerts"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .flatMap(line -> Stream.of(line.split("\\|")[1].strip().split(", ")))
                .toList();
    }

    @Test
    void everyAlertHasALineInTheRunbookAndNoOtherHas() {
        assertThat(rules().stream().map(rule -> rule.path("alert").asString()))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(runbook());
    }

    @Test
    void everyAlertSaysWhatItIsAndHowBad() {
        assertThat(rules()).allSatisfy(rule -> {
            assertThat(rule.at("/annotations/summary").asString()).matches(".+ \\(.*\\p{IsHan}.*\\)");
            assertThat(rule.at("/annotations/runbook").asString()).isEqualTo("docs/operations.md#alerts");
            assertThat(rule.at("/labels/severity").asString()).isIn("critical", "warning", "info");
        });
    }

    @Test
    void everyPanelAsksTheSourceThatIsThere() {
        var source = yaml(OBSERVE.resolve("grafana/datasources/prometheus.yml"))
                .at("/datasources/0/uid")
                .asString();

        assertThat(dashboard().path("panels").valueStream()).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.at("/datasource/uid").asString()).isEqualTo(source);
            assertThat(panel.path("targets")).isNotEmpty();
        });
    }

    @Test
    void everyPartIsScraped() {
        var parts = yaml(PROJECT.resolve("docker-compose.production.yml"))
                .path("services")
                .propertyStream()
                .map(service -> service.getKey())
                .filter(service -> !service.equals("postgres"));
        var scraped = yaml(OBSERVE.resolve("prometheus.yml"))
                .at("/scrape_configs/0/dns_sd_configs")
                .valueStream()
                .map(source -> source.at("/names/0").asString());

        assertThat(scraped).containsExactlyInAnyOrderElementsOf(parts.toList());
    }

    @Test
    void theImagesArePinned() {
        assertThat(yaml(PROJECT.resolve("docker-compose.observe.yml"))
                        .path("services")
                        .valueStream())
                .isNotEmpty()
                .allSatisfy(
                        service -> assertThat(service.path("image").asString()).matches(".+:v?\\d+\\.\\d+\\.\\d+"));
    }

    @Test
    void theScriptPutsInPlaceWhatTheSettingsName() {
        assertThat(text(OBSERVE.resolve("start")))
                .contains(yaml(OBSERVE.resolve("prometheus.yml"))
                        .at("/scrape_configs/0/oauth2/token_url")
                        .asString())
                .contains("client_id: "
                        + yaml(OBSERVE.resolve("prometheus.yml"))
                                .at("/scrape_configs/0/oauth2/client_id")
                                .asString());
    }
}
