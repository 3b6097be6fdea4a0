package org.fivetrust.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class TownTest {

    private static final Pattern REFERENCE = Pattern.compile("<([^>]*)>");

    private static final List<String> PRINCIPALS =
            List.of("dongfang-committee", "dongfang-collective", "xinghe-committee");

    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    @Test
    void everyNameIsUniqueAndRefersToWhatWasDoneBefore() throws IOException {
        var done = new HashSet<String>();
        for (var step : DemoTown.steps()) {
            var text = step.path() + YAML.writeValueAsString(step.body());
            assertThat(REFERENCE.matcher(text).results().map(found -> found.group(1)))
                    .as("what " + step.name() + " leans on")
                    .allMatch(done::contains);
            assertThat(done.add(step.name())).as(step.name() + " is new").isTrue();
        }
    }

    @Test
    void everyStepIsAPostThatTheOpenApiDocumentsName() throws IOException {
        var posts = posts();
        for (var step : DemoTown.steps()) {
            var path = REFERENCE.matcher(step.path()).replaceAll("{id}");
            assertThat(posts).as(step.name()).contains(path);
        }
    }

    private static List<String> posts() throws IOException {
        var posts = new ArrayList<String>();
        try (var documents = Files.newDirectoryStream(Path.of("..", "openapi"), "*.yaml")) {
            for (var document : documents) {
                JsonNode paths = YAML.readTree(document.toFile()).path("paths");
                paths.propertyStream()
                        .filter(path -> path.getValue().has("post"))
                        .forEach(path -> posts.add(path.getKey()));
            }
        }
        return posts;
    }

    @Test
    void everyPrincipalHasWhatTheTownIsKnownFor() throws IOException {
        var steps = DemoTown.steps();
        for (var principal : PRINCIPALS) {
            for (var thing : List.of("resolutions", "agreements", "books", "trust-accounts", "seals", "assets")) {
                assertThat(steps)
                        .as(thing + " of " + principal)
                        .anyMatch(step -> step.path().equals("/v1/" + thing)
                                && principal.equals(step.body().get("principal")));
            }
            assertThat(steps)
                    .filteredOn(step -> step.path().equals("/v1/agreements/<agreement-" + principal + ">/signatures"))
                    .hasSize(2);
        }
    }

    @Test
    void everyTrustAccountOpensWithAMillion() throws IOException {
        assertThat(DemoTown.steps())
                .filteredOn(step -> step.path().equals("/v1/trust-accounts"))
                .hasSize(3)
                .allMatch(step -> step.body().get("openingBalance").equals("1000000.00"));
    }
}
