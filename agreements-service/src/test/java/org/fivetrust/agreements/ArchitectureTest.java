package org.fivetrust.agreements;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.fivetrust.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String BASE = "org.fivetrust.agreements";

    @Test
    void the_rules_of_the_house_hold() {
        HouseRules.check(BASE);
    }

    @Test
    void a_feature_calls_features_of_its_own_and_lower_layers_only() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("base")
                .definedBy(features("community", "calendar", "crypto"))
                .layer("agreement")
                .definedBy(features("relatedparty", "delegation", "resolution", "agreement"))
                .layer("ruling")
                .definedBy(features("ruling", "authorization"))
                .layer("matter")
                .definedBy(features("authority", "matter"))
                .layer("use")
                .definedBy(features("handover", "demand", "duty", "authzen", "replay", "webhook"))
                .whereLayer("use")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("matter")
                .mayOnlyBeAccessedByLayers("use")
                .whereLayer("ruling")
                .mayOnlyBeAccessedByLayers("matter", "use")
                .whereLayer("agreement")
                .mayOnlyBeAccessedByLayers("ruling", "matter", "use")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(BASE));
    }

    private static String[] features(String... names) {
        return Stream.of(names).map(name -> BASE + "." + name + "..").toArray(String[]::new);
    }
}
