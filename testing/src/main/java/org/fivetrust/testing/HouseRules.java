package org.fivetrust.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Scanner;
import java.util.Set;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.fivetrust.shared.kernel.ExecutedAct;
import org.fivetrust.shared.kernel.Ruling;
import org.fivetrust.shared.kernel.Warrant;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rules of the house, checked on a service's compiled classes. Each is seen to fail in this module's own test. */
public final class HouseRules {

    static final ArchRule MODEL_IS_PURE = classes()
            .that()
            .resideInAPackage("..model..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..", "..model..", "org.fivetrust.shared.kernel..", "org.jspecify.annotations.."))
            .allowEmptyShould(true);

    static final ArchRule MODEL_HAS_NO_CLOCK_AND_NO_CHANCE = noClasses()
            .that()
            .resideInAPackage("..model..")
            .should()
            .callCodeUnitWhere(calls(Set.of("now", "randomUUID", "random", "systemUTC", "systemDefaultZone")))
            .allowEmptyShould(true);

    static final ArchRule ONE_PUBLIC_CLASS_PER_FEATURE = classes()
            .that(resideInAPackage("..model..").negate())
            .and()
            .areTopLevelClasses()
            .and()
            .arePublic()
            .and()
            .areNotAnnotatedWith(SpringBootApplication.class)
            .should(beTheOnlyPublicOneOfTheirPackage())
            .allowEmptyShould(true);

    static final ArchRule PORTS_HAVE_NAMES = noClasses()
            .should(takeFunctionsAsBeans())
            .orShould(beBeansThatAreFunctions())
            .allowEmptyShould(true);

    static final ArchRule NOTHING_BLOCKS = noClasses()
            .should()
            .callCodeUnitWhere(onReactor(Set.of("block", "blockFirst", "blockLast", "blockOptional", "subscribe")))
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    static final ArchRule NO_TRANSACTIONAL_METHODS =
            methods().should().notBeAnnotatedWith(Transactional.class).allowEmptyShould(true);

    static final ArchRule NO_TRANSACTIONAL_CLASSES = classes().should().notBeAnnotatedWith(Transactional.class);

    static final ArchRule ONLY_THE_GATE_MAKES_PERMITS = noClasses()
            .that(resideInAnyPackage("org.fivetrust.agreementclient..", "org.fivetrust.agreements..")
                    .negate())
            .should()
            .callConstructorWhere(are(madeOf(Set.of(
                    Warrant.class.getName(),
                    ExecutedAct.class.getName(),
                    Ruling.Permitted.class.getName(),
                    Ruling.NeedsProcedure.class.getName(),
                    Ruling.Forbidden.class.getName()))))
            .allowEmptyShould(true);

    static final ArchRule NAMES_SAY_WHAT_THINGS_ARE =
            noClasses().should().haveSimpleName("Utils").orShould(haveAnEmptyName());

    static final ArchRule NAMES_ARE_TERMS_OF_THE_FIELD =
            noClasses().should(haveAPrivateName()).allowEmptyShould(true);

    static final ArchRule NULLS_ARE_MARKED = classes().should(liveInANullMarkedPackage());

    static final ArchRule EXPRESSIONS_ARE_BOUNDED = noClasses()
            .that()
            .doNotBelongToAnyOf(BoundedPattern.class)
            .should()
            .accessTargetWhere(runsAnExpression())
            .allowEmptyShould(true);

    static final ArchRule MESSAGES_HAVE_BOUNDED_EXPRESSIONS = classes().should(demandOnlyWhatIsBounded());

    /** A cursor is made and read by the frame, which refuses what it did not make, and a page is cut by it. */
    static final ArchRule LISTS_COME_FROM_THE_FRAME = noClasses()
            .should()
            .callMethod(PageRequest.class, "after")
            .orShould()
            .callCodeUnitWhere(makesAPage())
            .allowEmptyShould(true);

    private static final List<ArchRule> ALL = List.of(
            MODEL_IS_PURE,
            MODEL_HAS_NO_CLOCK_AND_NO_CHANCE,
            ONE_PUBLIC_CLASS_PER_FEATURE,
            PORTS_HAVE_NAMES,
            NOTHING_BLOCKS,
            NO_TRANSACTIONAL_METHODS,
            NO_TRANSACTIONAL_CLASSES,
            ONLY_THE_GATE_MAKES_PERMITS,
            NAMES_SAY_WHAT_THINGS_ARE,
            NAMES_ARE_TERMS_OF_THE_FIELD,
            NULLS_ARE_MARKED,
            EXPRESSIONS_ARE_BOUNDED,
            MESSAGES_HAVE_BOUNDED_EXPRESSIONS,
            LISTS_COME_FROM_THE_FRAME);

    private HouseRules() {}

    /** Checks one service, and that it knows no other one. */
    public static void check(String basePackage) {
        var service = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(basePackage);
        ALL.forEach(rule -> rule.check(service));
        knowsNoOther(basePackage).check(service);
    }

    /** For modules that are no service: what they are sent is matched within bounds there too. */
    public static void checkExpressions(String basePackage) {
        var module = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(basePackage);
        EXPRESSIONS_ARE_BOUNDED.check(module);
        MESSAGES_HAVE_BOUNDED_EXPRESSIONS.check(module);
    }

    static ArchRule knowsNoOther(String basePackage) {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("org.fivetrust..")
                        .and(resideInAnyPackage(
                                        basePackage + "..",
                                        "org.fivetrust.shared..",
                                        "org.fivetrust.evidence..",
                                        "org.fivetrust.agreementclient..",
                                        "org.fivetrust.tabular..",
                                        "org.fivetrust.paper..")
                                .negate()));
    }

    static JavaClasses of(String... packages) {
        return new ClassFileImporter().importPackages(packages);
    }

    private static DescribedPredicate<JavaCall<?>> calls(Set<String> names) {
        return DescribedPredicate.describe(
                "calls one of " + names, call -> names.contains(call.getTarget().getName()));
    }

    private static DescribedPredicate<JavaCall<?>> onReactor(Set<String> names) {
        return DescribedPredicate.describe(
                "calls one of " + names + " on a publisher",
                call -> names.contains(call.getTarget().getName())
                        && call.getTargetOwner().getPackageName().startsWith("reactor.core.publisher"));
    }

    private static DescribedPredicate<JavaCall<?>> makesAPage() {
        return DescribedPredicate.describe(
                "cuts a page",
                call -> call.getTargetOwner().isEquivalentTo(Page.class)
                        && Set.of("of", "<init>").contains(call.getTarget().getName()));
    }

    private static DescribedPredicate<JavaCall<? extends CodeUnitCallTarget>> madeOf(Set<String> types) {
        return DescribedPredicate.describe(
                "makes a permit", call -> types.contains(call.getTargetOwner().getName()));
    }

    private static DescribedPredicate<JavaAccess<?>> runsAnExpression() {
        var ofTexts = Set.of("matches", "replaceAll", "replaceFirst", "split", "splitWithDelimiters");
        return DescribedPredicate.describe("runs a regular expression", access -> {
            var owner = access.getTargetOwner();
            return owner.getPackageName().equals("java.util.regex")
                    || owner.isEquivalentTo(Scanner.class)
                    || owner.isEquivalentTo(String.class) && ofTexts.contains(access.getName());
        });
    }

    private static ArchCondition<JavaClass> demandOnlyWhatIsBounded() {
        return new ArchCondition<>("match texts against bounded expressions only") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Expressions.in(type.reflect())
                        .forEach(expression -> events.add(new SimpleConditionEvent(
                                type, Expressions.isBounded(expression), type.getName() + " matches " + expression)));
            }
        };
    }

    private static ArchCondition<JavaClass> haveAnEmptyName() {
        return new ArchCondition<>("be called Impl, Manager, Helper, Utils, Base or DTO") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var empty = type.getSimpleName().matches(".*(Impl|Manager|Helper|Utils|DTO|Dto)|(Base|Abstract)[A-Z].*")
                        && !type.getModifiers().contains(JavaModifier.SYNTHETIC);
                events.add(new SimpleConditionEvent(type, empty, type.getName() + " has a name that says nothing"));
            }
        };
    }

    /** The public class is what other features call; everything else of a feature is its own. */
    private static ArchCondition<JavaClass> beTheOnlyPublicOneOfTheirPackage() {
        return new ArchCondition<>("be the only public class of their package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var others = type.getPackage().getClasses().stream()
                        .filter(other -> !other.equals(type) && !other.isArray())
                        .filter(other -> other.isTopLevelClass()
                                && other.getModifiers().contains(JavaModifier.PUBLIC)
                                && !other.isAnnotatedWith(SpringBootApplication.class))
                        .map(JavaClass::getSimpleName)
                        .sorted()
                        .toList();
                events.add(new SimpleConditionEvent(
                        type, others.isEmpty(), type.getName() + " is public in its package, and so are " + others));
            }
        };
    }

    /** A call between features goes to a method with a name; "find usages" ends at a function. */
    private static ArchCondition<JavaClass> takeFunctionsAsBeans() {
        return new ArchCondition<>("have functions of no name injected") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!isBean(type)) {
                    return;
                }
                type.getConstructors().stream()
                        .filter(constructor -> constructor.getRawParameterTypes().stream()
                                .anyMatch(
                                        parameter -> parameter.getPackageName().equals("java.util.function")))
                        .forEach(constructor -> events.add(SimpleConditionEvent.satisfied(
                                type, constructor.getFullName() + " takes a function of no name")));
            }
        };
    }

    private static ArchCondition<JavaClass> beBeansThatAreFunctions() {
        return new ArchCondition<>("be functions of no name") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var isFunction = isBean(type)
                        && type.getAllRawInterfaces().stream()
                                .anyMatch(port -> port.getPackageName().equals("java.util.function"));
                var makesFunctions = type.getMethods().stream()
                        .anyMatch(method -> method.isAnnotatedWith(Bean.class)
                                && method.getRawReturnType().getPackageName().equals("java.util.function"));
                events.add(new SimpleConditionEvent(
                        type, isFunction || makesFunctions, type.getName() + " is or makes a function of no name"));
            }
        };
    }

    private static boolean isBean(JavaClass type) {
        return type.isMetaAnnotatedWith(Component.class);
    }

    /** Words that neither an accountant, an archivist nor a Java engineer looks for. */
    private static ArchCondition<JavaClass> haveAPrivateName() {
        return new ArchCondition<>("have a name that is a term of no field") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var isPrivate = type.getSimpleName()
                        .matches(
                                ".*(AtHand|InQuestion|Told|Seen|Wanted|Gathered|Gathering|Footings?|Covenant|Frame|Street)"
                                        + "|Things?|Grounds?|Hats?|Hands?|Laid|Errand|Going|Said.*|Near|Beside|Held|Found"
                                        + "|Handing|Remembered|Wish|Deeds?");
                events.add(new SimpleConditionEvent(type, isPrivate, type.getName() + " is a word of no field"));
            }
        };
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package marked @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        type,
                        type.getPackage().isAnnotatedWith(NullMarked.class),
                        type.getName() + " lives in a package that is not @NullMarked"));
            }
        };
    }
}
