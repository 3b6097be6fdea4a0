package org.fivetrust.testing;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every refusal, every cure and every worded fault named in a service's sources has its words, in English and in
 * Chinese.
 */
public final class ProblemWords {

    private static final Pattern REFUSAL =
            Pattern.compile("(?:Refusal\\s*\\.\\s*)?(?:rule|state|person)\\(\\s*\"([a-z][a-z.-]+\\.[a-z-]+)\"");

    private static final Pattern FAULT = Pattern.compile("worded\\(\\s*\"([a-z.-]+)\"");

    private static final Pattern CURE = Pattern.compile("(?:Cure\\s*\\.\\s*of|new Cure)\\(\\s*\"([a-z.-]+)\"");

    private ProblemWords() {}

    public static void check(String service) {
        var missing = new ArrayList<String>();
        var sources = sources();
        for (var language : List.of("", "_zh")) {
            var words = words(service, language);
            for (var code : found(REFUSAL, sources)) {
                Stream.of(code + ".title", code + ".detail")
                        .filter(key -> !words.containsKey(key))
                        .forEach(key -> missing.add(key + " in " + service + language));
            }
            for (var code : found(FAULT, sources)) {
                if (!words.containsKey("fault." + code)) {
                    missing.add("fault." + code + " in " + service + language);
                }
            }
            for (var code : found(CURE, sources)) {
                if (!words.containsKey("cure." + code)) {
                    missing.add("cure." + code + " in " + service + language);
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new AssertionError("without words: " + String.join(", ", missing));
        }
    }

    private static Properties words(String service, String language) {
        var words = new Properties();
        for (var bundle : List.of("problems/frame", "problems/" + service)) {
            try (var in = ProblemWords.class.getClassLoader().getResourceAsStream(bundle + language + ".properties")) {
                if (in != null) {
                    words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return words;
    }

    private static TreeSet<String> found(Pattern pattern, List<String> sources) {
        var codes = new TreeSet<String>();
        sources.forEach(source -> pattern.matcher(source).results().forEach(hit -> codes.add(hit.group(1))));
        return codes;
    }

    private static List<String> sources() {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ProblemWords::read)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
