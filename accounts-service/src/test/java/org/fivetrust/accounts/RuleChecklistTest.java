package org.fivetrust.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page of rules names tests that are there, and no rule is left out. */
class RuleChecklistTest {

    private static final int RULES = 78;

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|([^|]*)\\|([^|]*)\\|([^|]*)\\|$");

    private static final Pattern NAMED = Pattern.compile("`([a-z-]+)/([A-Za-z]+)\\.([A-Za-z0-9_]+)`");

    private static final Pattern ANNOTATED = Pattern.compile("@(Test|ParameterizedTest|RepeatedTest)\\b");

    @Test
    void everyRuleIsThereOnceWithATestOrAReasonWhyItWaits() throws IOException {
        var page = Files.readString(root().resolve("docs").resolve("accounting-rules.md"));

        assertThat(faults(page, root())).isEmpty();
        assertThat(numbers(page))
                .isEqualTo(IntStream.rangeClosed(1, RULES).boxed().toList());
    }

    @Test
    void aTestThatIsNotThereIsMissed() {
        var page = """
                | 1 | a rule | a law | `accounts-service/RuleChecklistTest.aTestThatIsNotThereIsMissed` |
                | 2 | a rule | a law | `accounts-service/RuleChecklistTest.nobodyWroteThis` |
                | 3 | a rule | a law | `accounts-service/NoSuchTest.everyRuleIsThere` |
                | 4 | a rule | a law | `accounts-service/RuleChecklistTest.faults` |
                | 5 | a rule | a law | some day |
                | 6 | a rule |  | Waits: nobody has time |
                """;

        assertThat(faults(page, root()))
                .containsExactly(
                        "2: no test accounts-service/RuleChecklistTest.nobodyWroteThis",
                        "3: no test accounts-service/NoSuchTest.everyRuleIsThere",
                        "4: no test accounts-service/RuleChecklistTest.faults",
                        "5: neither a test nor a reason",
                        "6: an empty cell");
        assertThat(numbers(page)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    private static List<Integer> numbers(String page) {
        return ROW.matcher(page)
                .results()
                .map(row -> Integer.valueOf(row.group(1)))
                .toList();
    }

    private static List<String> faults(String page, Path root) {
        var faults = new ArrayList<String>();
        ROW.matcher(page).results().forEach(row -> {
            var named = NAMED.matcher(row.group(4)).results().toList();
            if (row.group(2).isBlank() || row.group(3).isBlank()) {
                faults.add(row.group(1) + ": an empty cell");
            }
            if (named.isEmpty() && !row.group(4).contains("Waits: ")) {
                faults.add(row.group(1) + ": neither a test nor a reason");
            }
            named.stream()
                    .filter(test -> !isThere(root.resolve(test.group(1)), test.group(2), test.group(3)))
                    .forEach(test -> faults.add(
                            row.group(1) + ": no test " + test.group().replace("`", "")));
        });
        return faults;
    }

    private static boolean isThere(Path module, String type, String method) {
        var sources = module.resolve("src").resolve("test").resolve("java");
        if (!Files.isDirectory(sources)) {
            return false;
        }
        try (var files = Files.walk(sources)) {
            return files.filter(file -> file.endsWith(type + ".java")).anyMatch(file -> tests(file, method));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A method of this name, with a test's annotation between it and the end of the member before it. */
    private static boolean tests(Path file, String method) {
        try {
            var source = Files.readString(file);
            var at = source.indexOf(" void " + method + "(");
            return at >= 0
                    && ANNOTATED
                            .matcher(source.substring(Math.max(source.lastIndexOf("\n    }\n", at), 0), at))
                            .find();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path root() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("openapi"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no folder openapi above " + Path.of("").toAbsolutePath());
    }
}
