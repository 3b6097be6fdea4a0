package org.fivetrust.archives.record;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fivetrust.archives.record.RecordMessages.Ask;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks that every part is there, once, and well-formed. All faults are reported together; pointers are into the
 * metadata.
 */
@Component
class MultipartRequest {

    private final JsonMapper json;
    private final Validator validator;

    MultipartRequest(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    UploadedRecord open(List<Part> parts, Path draft) {
        var metadata = of(Part.Metadata.class, parts);
        var files = of(Part.File.class, parts);
        var violations = new ArrayList<Violation>();
        once(Part.METADATA, metadata, violations);
        once(Part.CONTENT, files, violations);
        of(Part.Stray.class, parts)
                .forEach(stray -> violations.add(new Violation("/" + stray.shortName(), "no such part is asked for")));
        var asks = metadata.stream().map(this::read).toList();
        asks.forEach(ask -> violations.addAll(faults(ask)));
        if (!violations.isEmpty()) {
            throw new InvalidValue(violations);
        }
        return new UploadedRecord(asks.getFirst(), files.getFirst().content(), draft);
    }

    private static <T extends Part> List<T> of(Class<T> type, List<Part> parts) {
        return parts.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static void once(String name, List<? extends Part> found, List<Violation> violations) {
        if (found.size() != 1) {
            violations.add(new Violation("/" + name, "this part must be there once"));
        }
    }

    private Ask read(Part.Metadata metadata) {
        if (metadata.isTooLong()) {
            throw new InvalidValue("/" + Part.METADATA, "at most " + Part.Metadata.LONGEST + " bytes");
        }
        try {
            var ask = json.readValue(metadata.json(), Ask.class);
            if (ask != null) {
                return ask;
            }
        } catch (JacksonException unreadable) {
            throw new ServerWebInputException("the metadata cannot be read", null, unreadable);
        }
        throw new InvalidValue("/" + Part.METADATA, "must be a JSON object");
    }

    private List<Violation> faults(Ask ask) {
        return validator.validate(ask).stream()
                .map(MultipartRequest::fault)
                .sorted(Comparator.comparing(Violation::pointer))
                .toList();
    }

    private static Violation fault(ConstraintViolation<Ask> violation) {
        return new Violation("/" + violation.getPropertyPath(), violation.getMessage());
    }
}
