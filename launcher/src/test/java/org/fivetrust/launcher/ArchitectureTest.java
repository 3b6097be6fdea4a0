package org.fivetrust.launcher;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.fivetrust.launcher.demo.DemoTown;
import org.fivetrust.launcher.issuer.IssuerApplication;
import org.fivetrust.testing.HouseRules;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The launcher may block; what it may not is leak into the services. */
class ArchitectureTest {

    private static JavaClasses product;

    @BeforeAll
    static void read() {
        product = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.fivetrust");
    }

    @Test
    void nobodyKnowsTheLauncher() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.fivetrust.launcher..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.fivetrust.launcher..")
                .check(product);
    }

    @Test
    void theLauncherKnowsOfAServiceOnlyHowToStartIt() {
        noClasses()
                .that()
                .resideInAPackage("org.fivetrust.launcher..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.fivetrust..")
                        .and(resideInAnyPackage(
                                        "org.fivetrust.launcher..",
                                        "org.fivetrust.shared.web..",
                                        "org.fivetrust.shared.kernel..")
                                .negate())
                        .and(simpleNameEndingWith("Application").negate()))
                .check(product);
    }

    @Test
    void issuerAndTownStandAlone() {
        noClasses()
                .that()
                .resideInAPackage("org.fivetrust.launcher.issuer..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.fivetrust.launcher", "org.fivetrust.launcher.demo..")
                .check(product);
        noClasses()
                .that()
                .resideInAPackage("org.fivetrust.launcher.demo..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.fivetrust.launcher.issuer..", "org.springframework..")
                .check(product);
    }

    @Test
    void whatIsSentToTheIssuerIsMatchedWithinBounds() {
        HouseRules.checkExpressions("org.fivetrust.launcher");
    }

    @Test
    void onlyWhatIsCalledFromOutsideIsPublic() {
        classes()
                .that()
                .resideInAPackage("org.fivetrust.launcher..")
                .and()
                .areTopLevelClasses()
                .and()
                .doNotBelongToAnyOf(Launcher.class, StartFailure.class, IssuerApplication.class, DemoTown.class)
                .should()
                .notBePublic()
                .check(product);
    }
}
