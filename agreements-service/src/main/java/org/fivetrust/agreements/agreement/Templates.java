package org.fivetrust.agreements.agreement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fivetrust.agreements.agreement.model.AgreementValidator;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The agreement templates, as files a non-programmer can read. The service does not start with a template that does not
 * fit the schema, is unsound, or is offered at the same time as another version of it.
 */
@Component
class Templates {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final AgreementSchema SCHEMA = new AgreementSchema();

    private final List<Template> templates;

    @Autowired
    Templates() {
        this(files().map(Templates::read).toList());
    }

    Templates(List<Template> templates) {
        this.templates = templates.stream()
                .sorted(Comparator.comparing(Template::code).thenComparing(Template::version))
                .toList();
        for (var n = 1; n < this.templates.size(); n++) {
            apart(this.templates.get(n - 1), this.templates.get(n));
        }
    }

    private static void apart(Template one, Template next) {
        if (one.overlaps(next)) {
            throw new IllegalStateException("two versions of template " + one.code() + " are offered at the same time");
        }
    }

    private static Stream<Resource> files() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:templates/*.yaml"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Template read(Resource file) {
        try (var in = file.getInputStream()) {
            return read(String.valueOf(file.getFilename()), YAML.readTree(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Template read(String name, JsonNode file) {
        var misshapen = SCHEMA.findings(file);
        if (!misshapen.isEmpty()) {
            throw new IllegalStateException("template " + name + " does not fit its schema: " + misshapen);
        }
        var template = YAML.treeToValue(file, Template.class);
        var findings = AgreementValidator.findings(
                template.clauses().stream().map(ClauseMessage::toTerm).toList());
        if (!findings.isEmpty()) {
            throw new IllegalStateException("template " + name + " is unsound: " + findings);
        }
        return template;
    }

    List<Template> offered(LocalDate on) {
        return templates.stream().filter(template -> template.isOffered(on)).toList();
    }

    /** To draft from, on the day of drafting. */
    Template choose(String code, LocalDate on) {
        return offered(on).stream()
                .filter(template -> template.code().equals(code))
                .findFirst()
                .orElseThrow(() -> InvalidValue.worded("one-of", "/template", "values", codes(on)));
    }

    private TreeSet<String> codes(LocalDate on) {
        return offered(on).stream().map(Template::code).collect(Collectors.toCollection(TreeSet::new));
    }

    /** One version; the one offered on the day where no version is given. */
    Template find(String code, @Nullable Integer version, LocalDate on) {
        return templates.stream()
                .filter(template -> template.code().equals(code))
                .filter(template -> version == null ? template.isOffered(on) : template.version() == version)
                .findFirst()
                .orElseThrow(() -> new NotFound("template", code));
    }

    /** The clauses of the newest version. */
    List<ClauseMessage> clauses(String code) {
        return templates.stream()
                .filter(template -> template.code().equals(code))
                .reduce((_, newer) -> newer)
                .map(Template::clauses)
                .orElseThrow(() -> InvalidValue.worded("template-unknown", "/template", "template", code));
    }
}
