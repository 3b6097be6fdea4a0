package org.fivetrust.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The page docs/problems.md as the texts of the modules make it: every code, where it comes from, in both languages.
 */
final class ProblemTable {

    private static final String TITLE = ".title";

    private static final String HEAD = """
            # Problem codes (问题代码)

            Every code that a problem response (RFC 9457) may bear as its `code`, and at the end of its `type`. What each means, and
            what cures it, is served at `/problems/{code}` in both languages. The status tells the kind: 400 a request of the wrong
            form, 401 nobody, 403 another person or role must do it, 404 nothing of the caller's, 409 the state does not allow it,
            413 too large, 422 a rule does not allow it, 429 too many, 503 a neighbour is silent. A test compares this page with the
            texts; `-Dopenapi.write=true` writes it.
            """;

    private static final Map<String, String> MODULES = modules();

    private ProblemTable() {}

    private static Map<String, String> modules() {
        var modules = new LinkedHashMap<String, String>();
        modules.put("frame", "shared");
        modules.put("agreements", "agreements-service");
        modules.put("accounts", "accounts-service");
        modules.put("funds", "funds-service");
        modules.put("assets", "assets-service");
        modules.put("archives", "archives-service");
        modules.put("seals", "seals-service");
        modules.put("gateway", "gateway");
        modules.put("issuer", "launcher");
        return modules;
    }

    static Path file() {
        return OpenApiCheck.root().resolve("docs").resolve("problems.md");
    }

    static String page() {
        return MODULES.entrySet().stream()
                .map(module -> table(module.getKey(), module.getValue()))
                .collect(Collectors.joining("", HEAD, ""));
    }

    private static String table(String name, String module) {
        var english = texts(module, name + ".properties");
        var chinese = texts(module, name + "_zh.properties");
        return new TreeSet<>(english.stringPropertyNames())
                .stream()
                        .filter(key -> key.endsWith(TITLE))
                        .map(key -> "| `%s` | %s | %s |\n"
                                .formatted(
                                        key.substring(0, key.length() - TITLE.length()),
                                        english.getProperty(key),
                                        chinese.getProperty(key)))
                        .collect(Collectors.joining(
                                "", "\n## " + module + "\n\n| Code | Title | 中文 |\n|---|---|---|\n", ""));
    }

    private static Properties texts(String module, String file) {
        var path = OpenApiCheck.root()
                .resolve(module)
                .resolve("src/main/resources/problems")
                .resolve(file);
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(path)) {
            texts.load(reader);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return texts;
    }
}
