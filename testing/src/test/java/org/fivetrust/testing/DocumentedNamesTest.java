package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages name is there: types, files, tables, packages, links and settings. */
class DocumentedNamesTest {

    private static final int LONGEST_README = 150;

    private static final int LONGEST_DECISION = 400;

    private static final Path ROOT = OpenApiCheck.root();

    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*(\\.[A-Z][A-Za-z0-9]+)?");

    private static final Pattern FILE =
            Pattern.compile("[\\w./-]+\\.(java|sql|yaml|yml|md|properties|json|xml|sh)|[\\w.-]+(/[\\w.-]+)*/");

    private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    private static final Pattern CALL = Pattern.compile("call (\\w+)\\(.*");

    private static final Pattern PACKAGE = Pattern.compile("[a-z]+(\\.[a-z]+)+");

    private static final Pattern HANDLED = Pattern.compile("\"([a-z-]+\\.[a-z-]+)\"");

    private static final Pattern PUBLISHED = Pattern.compile("call publish_changes\\('(\\w+)',\\s*'([\\w-]+)'");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)");

    private static final Pattern CAPITALS = Pattern.compile("`([A-Z][A-Z0-9]*_[A-Z0-9_]+|PROFILE|TRACING)`");

    /** HTTP headers, types of libraries, and files that exist in a data folder only. */
    private static final Set<String> FOREIGN =
            Set.of("Accept", "FilePart", "Scanner", "String", "postgres/", "issuer-key.json", "data/issuer-key.json");

    private final Sources sources = Sources.of(ROOT);

    @Test
    void words_live_where_the_glossary_says() {
        var page = page("docs/words.md");
        assertThat(faults(page, true)).isEmpty();
        assertThat(page.lines().filter(line -> line.startsWith("| ")).count()).isGreaterThan(70);
    }

    @Test
    void lines_go_into_files_that_are_there() {
        assertThat(faults(page("docs/where-a-line-goes.md"), false)).isEmpty();
    }

    @Test
    void pages_name_types_and_files_that_are_there() {
        pages().forEach(page -> assertThat(faults(page(page), false)).as(page).isEmpty());
    }

    @Test
    void links_lead_somewhere() {
        pages().forEach(page -> assertThat(LINK.matcher(page(page))
                        .results()
                        .map(link -> link.group(1))
                        .filter(target -> !target.contains("://")))
                .as("links of " + page)
                .allSatisfy(target -> assertThat(Files.exists(ROOT.resolve(page).resolveSibling(target)))
                        .as(target)
                        .isTrue()));
    }

    @Test
    void a_name_that_is_not_there_is_found() {
        var page = """
                `Covenant`, `Money.Coins`, `Money`, `db/V999__nothing.sql`, `pom.xml`, `agreements.nowhere`, `no_table`,
                `matter`, `call no_such_call(…)`
                """;
        assertThat(faults(page, true))
                .containsExactly(
                        "Covenant",
                        "Money.Coins",
                        "db/V999__nothing.sql",
                        "agreements.nowhere",
                        "no_table",
                        "call no_such_call(…)");
    }

    @Test
    void every_event_is_on_the_page_of_events() {
        var page = page("docs/events.md");
        var received = sources.texts("EventHandler {")
                .flatMap(text -> HANDLED.matcher(text).results())
                .map(type -> type.group(1));
        assertThat(received).isNotEmpty().allSatisfy(type -> assertThat(page).contains("`" + type + "`"));
        var published = sources.texts("call publish_changes(")
                .flatMap(text -> PUBLISHED.matcher(text).results())
                .toList();
        assertThat(published)
                .isNotEmpty()
                .allSatisfy(call -> assertThat(page)
                        .containsPattern("\\| `" + call.group(1) + "`[^|]*\\| `" + call.group(2) + "\\."));
    }

    @Test
    void every_variable_is_on_the_page_of_settings_and_no_other() {
        var read = new TreeSet<String>();
        sources.yaml().forEach(text -> VARIABLE.matcher(text).results().forEach(name -> read.add(name.group(1))));
        var listed = new TreeSet<String>();
        CAPITALS.matcher(page("docs/settings.md")).results().forEach(name -> listed.add(name.group(1)));
        assertThat(listed).containsAll(read);
        var elsewhere = text(ROOT.resolve("run"))
                + text(ROOT.resolve("docker-compose.yml"))
                + text(ROOT.resolve("docker-compose.observe.yml"))
                + text(ROOT.resolve("launcher/src/main/java/org/fivetrust/launcher/LauncherSettings.java"))
                + text(ROOT.resolve("launcher/src/main/java/org/fivetrust/launcher/demo/DemoTown.java"));
        listed.removeAll(read);
        listed.removeIf(name -> name.endsWith("_PORT"));
        assertThat(listed).allSatisfy(name -> assertThat(elsewhere).contains(name));
    }

    @Test
    void the_readme_and_the_decisions_are_short() {
        assertThat(page("README.md").lines().count()).isLessThanOrEqualTo(LONGEST_README);
        assertThat(decisions().filter(page -> !page.contains("/0007-")))
                .allSatisfy(page ->
                        assertThat(page(page).split("\\s+").length).as(page).isLessThanOrEqualTo(LONGEST_DECISION));
    }

    @Test
    void every_decision_has_its_own_number() {
        assertThat(decisions()
                        .map(page -> page.substring("docs/decisions/".length()).substring(0, 4)))
                .doesNotHaveDuplicates();
    }

    private List<String> faults(String page, boolean lowerCaseIsSql) {
        var faults = new ArrayList<String>();
        CODE.matcher(page).results().map(code -> code.group(1)).forEach(code -> {
            if (FOREIGN.contains(code)) {
                return;
            }
            if (TYPE.matcher(code).matches()) {
                add(faults, code, sources.knows(code));
            } else if (FILE.matcher(code).matches() && !code.startsWith("/")) {
                add(faults, code, sources.has(code.endsWith("/") ? code.substring(0, code.length() - 1) : code));
            } else if (CALL.matcher(code).matches()) {
                add(faults, code, sources.inSql(CALL.matcher(code).replaceFirst("$1")));
            } else if (lowerCaseIsSql && PACKAGE.matcher(code).matches()) {
                add(faults, code, sources.hasPackage(code));
            } else if (lowerCaseIsSql && TABLE.matcher(code).matches()) {
                add(faults, code, sources.inSql(code));
            }
        });
        return faults;
    }

    private static void add(List<String> faults, String name, boolean there) {
        if (!there) {
            faults.add(name);
        }
    }

    private static List<String> pages() {
        return Stream.concat(
                        Stream.of(
                                "README.md",
                                "bench/README.md",
                                "docs/operations.md",
                                "docs/verifying.md",
                                "docs/settings.md",
                                "docs/metrics.md",
                                "docs/events.md",
                                "docs/words.md",
                                "docs/where-a-line-goes.md"),
                        decisions())
                .toList();
    }

    private static Stream<String> decisions() {
        try (var files = Files.list(ROOT.resolve("docs/decisions"))) {
            return files.map(file -> "docs/decisions/" + file.getFileName()).sorted().toList().stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String page(String name) {
        return text(ROOT.resolve(name));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
