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
 * Every refusal, every cure, every fault and every thing that is not found, named in a service's sources, has its
 * words, in English and in Chinese.
 */
public final class ProblemWords {

    private static final Pattern REFUSAL = Pattern.compile(
            "(?:Refusal\\s*\\.\\s*)?(?:form|rule|state|person|size|pace)\\(\\s*\"([a-z][a-z.-]+\\.[a-z-]+)\"");

    private static final Pattern FAULT = Pattern.compile("worded\\(\\s*\"([a-z.-]+)\"\\s*[,)]");

    private static final Pattern CURE = Pattern.compile("(?:Cure\\s*\\.\\s*of|new Cure)\\(\\s*\"([a-z.-]+)\"");

    private static final Pattern RULE = Pattern.compile("\\bmessage = \"([a-z.-]+)(?:@[A-Za-z]+)?\"");

    private static final Pattern THING = Pattern.compile("(?:new NotFound|[.]one)\\(\\s*\"([a-z -]+)\"");

    private ProblemWords() {}

    public static void check(String service) {
        var missing = new ArrayList<String>();
        var sources = sources();
        for (var language : List.of("", "_zh")) {
            var words = words(service, language);
            var wanted = Stream.of(
                            keys(REFUSAL, sources, "%s.title"),
                            keys(REFUSAL, sources, "%s.detail"),
                            keys(FAULT, sources, "fault.%s"),
                            keys(RULE, sources, "fault.%s"),
                            keys(CURE, sources, "cure.%s"),
                            keys(THING, sources, "thing.%s"))
                    .flatMap(keys -> keys);
            wanted.filter(key -> !words.containsKey(key))
                    .forEach(key -> missing.add(key + " in " + service + language));
        }
        missing.addAll(inOneLanguageOnly(service));
        if (!missing.isEmpty()) {
            throw new AssertionError("without words: " + String.join(", ", missing));
        }
    }

    private static List<String> inOneLanguageOnly(String service) {
        var english = words(service, "").stringPropertyNames();
        var chinese = words(service, "_zh").stringPropertyNames();
        return Stream.concat(english.stream(), chinese.stream())
                .filter(key -> !english.contains(key) || !chinese.contains(key))
                .map(key -> key + " in the other language")
                .toList();
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

    private static Stream<String> keys(Pattern pattern, List<String> sources, String form) {
        return found(pattern, sources).stream().map(code -> form.formatted(code.replace(' ', '-')));
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
