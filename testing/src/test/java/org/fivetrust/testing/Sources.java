package org.fivetrust.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the repository declares: files, Java types, and names in SQL. */
final class Sources {

    private static final Set<String> SKIPPED = Set.of("target", ".git", "data");

    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|interface|enum)\\s+([A-Z]\\w*)");

    private static final Pattern IMPORT = Pattern.compile("(?m)^import [\\w.]+\\.([A-Z]\\w*);");

    private static final Pattern SQL_NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final Path root;
    private final Set<String> files = new HashSet<>();
    private final Map<String, Set<String>> typesByFile = new HashMap<>();
    private final Set<String> imported = new HashSet<>();
    private final Set<String> sqlNames = new HashSet<>();
    private final List<String> mainTexts = new ArrayList<>();
    private final List<String> yaml = new ArrayList<>();

    private Sources(Path root) {
        this.root = root;
    }

    static Sources of(Path root) {
        var sources = new Sources(root);
        sources.read(root);
        return sources;
    }

    private void read(Path folder) {
        try (var entries = Files.list(folder)) {
            for (var entry : entries.toList()) {
                if (Files.isDirectory(entry)) {
                    files.add(name(entry));
                    if (!SKIPPED.contains(entry.getFileName().toString())) {
                        read(entry);
                    }
                } else {
                    index(entry);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void index(Path file) throws IOException {
        var name = name(file);
        files.add(name);
        if (name.matches("[\\w-]+/src/main/resources/[\\w-]+\\.yaml")) {
            yaml.add(Files.readString(file));
        }
        if (name.endsWith(".java") || name.endsWith(".sql")) {
            var text = Files.readString(file);
            if (name.contains("/src/main/")) {
                mainTexts.add(text);
            }
            if (name.endsWith(".sql")) {
                SQL_NAME.matcher(text).results().forEach(word -> sqlNames.add(word.group()));
            } else {
                var types = new HashSet<String>();
                TYPE.matcher(text).results().forEach(type -> types.add(type.group(1)));
                typesByFile.put(name, types);
                IMPORT.matcher(text).results().forEach(type -> imported.add(type.group(1)));
            }
        }
    }

    /** The configuration files of all modules. */
    Stream<String> yaml() {
        return yaml.stream();
    }

    /** Java and SQL files of main code that contain a text. */
    Stream<String> texts(String part) {
        return mainTexts.stream().filter(text -> text.contains(part));
    }

    private String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** A type of ours or of a library by its simple name; {@code Outer.Inner} is declared in one file. */
    boolean knows(String type) {
        var parts = List.of(type.split("\\."));
        return imported.contains(type) || typesByFile.values().stream().anyMatch(types -> types.containsAll(parts));
    }

    /** A file or folder by the end of its path. */
    boolean has(String path) {
        return files.contains(path) || files.stream().anyMatch(file -> file.endsWith("/" + path));
    }

    boolean inSql(String name) {
        return sqlNames.contains(name);
    }

    /** A package below org.fivetrust. */
    boolean hasPackage(String name) {
        return has("org/fivetrust/" + name.replace('.', '/'));
    }
}
