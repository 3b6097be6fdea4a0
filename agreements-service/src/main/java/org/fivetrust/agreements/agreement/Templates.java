package org.fivetrust.agreements.agreement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fivetrust.agreements.agreement.model.Soundness;
import org.fivetrust.shared.kernel.InvalidValue;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The agreement templates, as files a non-programmer can read; an unsound one stops the start. */
@Component
class Templates {

    private final Map<String, List<ClauseMessage>> templates;

    Templates() {
        templates = List.of("village-converted", "urban").stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), Templates::read));
    }

    private record File(List<ClauseMessage> clauses) {}

    private static List<ClauseMessage> read(String name) {
        try (var in = new ClassPathResource("templates/" + name + ".yaml").getInputStream()) {
            var clauses = YAMLMapper.builder().build().readValue(in, File.class).clauses();
            var findings = Soundness.findings(
                    clauses.stream().map(ClauseMessage::toTerm).toList());
            if (!findings.isEmpty()) {
                throw new IllegalStateException("template " + name + " is unsound: " + findings);
            }
            return clauses;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<ClauseMessage> clauses(String name) {
        var clauses = templates.get(name);
        if (clauses == null) {
            throw new InvalidValue("/template", "one of " + templates.keySet());
        }
        return clauses;
    }
}
