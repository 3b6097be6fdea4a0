package org.fivetrust.agreements;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.fivetrust.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String BASE = "org.fivetrust.agreements";

    /** From the lowest to the highest: a feature knows its own layer and those below. */
    private static final List<List<String>> LAYERS = List.of(
            List.of("community", "calendar", "crypto"),
            List.of("relatedparty", "delegation", "resolution", "agreement"),
            List.of("ruling", "authorization"),
            List.of("matter"),
            List.of("handover", "demand", "duty", "authzen", "replay", "webhook"));

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    @Test
    void the_rules_of_the_house_hold() {
        HouseRules.check(BASE);
    }

    @Test
    void features_know_the_layers_below_them_only() {
        ordered(LAYERS).check(SERVICE);
    }

    @Test
    void a_dependency_on_a_layer_above_is_found() {
        assertThat(ordered(LAYERS.reversed())
                        .evaluate(SERVICE)
                        .getFailureReport()
                        .getDetails())
                .anyMatch(detail -> detail.contains(BASE + ".matter.") && detail.contains(BASE + ".ruling."));
    }

    private static ArchRule ordered(List<List<String>> layers) {
        var architecture = layeredArchitecture().consideringOnlyDependenciesInAnyPackage(BASE + "..");
        for (var layer : layers) {
            architecture = architecture.layer(layer.getFirst()).definedBy(packages(layer));
        }
        for (var n = 0; n < layers.size(); n++) {
            var access = architecture.whereLayer(layers.get(n).getFirst());
            var above = layers.subList(n + 1, layers.size()).stream()
                    .map(List::getFirst)
                    .toArray(String[]::new);
            architecture =
                    above.length == 0 ? access.mayNotBeAccessedByAnyLayer() : access.mayOnlyBeAccessedByLayers(above);
        }
        return architecture.ensureAllClassesAreContainedInArchitectureIgnoring(BASE);
    }

    private static String[] packages(List<String> features) {
        return features.stream().map(feature -> BASE + "." + feature + "..").toArray(String[]::new);
    }
}
