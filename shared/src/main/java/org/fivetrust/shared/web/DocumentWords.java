package org.fivetrust.shared.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/** The words of the files in {@code openapi/}: what the documents say where no annotation does. */
final class DocumentWords {

    private static final String PAGE = "Page";

    private final Map<String, String> schemas = read("schemas");
    private final Map<String, String> properties = read("properties");
    private final Map<String, String> parameters = read("parameters");
    private final Map<String, String> answers = read("answers");
    private final Map<String, String> enumNames = read("enum-names");

    Optional<String> ofSchema(String name) {
        return name.startsWith(PAGE) ? ofAnswer(PAGE) : first(schemas, name);
    }

    Optional<String> ofProperty(String schema, String name) {
        return first(properties, schema + "." + name, name);
    }

    /** @param segment of the path, before the parameter */
    Optional<String> ofParameter(String operation, String segment, String name) {
        return first(parameters, operation + "." + name, segment + "." + name, name);
    }

    Optional<String> ofAnswer(String operation) {
        return first(answers, operation);
    }

    /** Names in ASCII, where values of an enum are in other letters. */
    Optional<List<String>> ofValues(List<String> values) {
        return values.stream().anyMatch(enumNames::containsKey)
                ? Optional.of(values.stream()
                        .map(value -> enumNames.getOrDefault(value, value))
                        .toList())
                : Optional.empty();
    }

    private static Optional<String> first(Map<String, String> words, String... keys) {
        return Stream.of(keys).map(words::get).filter(Objects::nonNull).findFirst();
    }

    private static Map<String, String> read(String file) {
        var words = new Properties();
        try (var from = new InputStreamReader(
                new ClassPathResource("openapi/" + file + ".properties").getInputStream(), StandardCharsets.UTF_8)) {
            words.load(from);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return words.stringPropertyNames().stream().collect(Collectors.toMap(Function.identity(), words::getProperty));
    }
}
