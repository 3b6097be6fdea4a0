package org.fivetrust.archives.record;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fivetrust.archives.record.RecordMessages.Ask;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.web.MessageReader;
import org.springframework.stereotype.Component;

/**
 * Checks that every part is there, once, and well-formed. All faults are reported together; pointers are into the
 * metadata.
 */
@Component
class MultipartRequest {

    private final MessageReader messages;

    MultipartRequest(MessageReader messages) {
        this.messages = messages;
    }

    UploadedRecord open(List<Part> parts, Path draft) {
        var metadata = of(Part.Metadata.class, parts);
        var files = of(Part.File.class, parts);
        var violations = new ArrayList<Violation>();
        once(Part.METADATA, metadata, violations);
        once(Part.CONTENT, files, violations);
        of(Part.Stray.class, parts)
                .forEach(stray -> violations.add(Violation.worded("no-such-part", "/" + stray.shortName())));
        var asks = new ArrayList<Ask>();
        metadata.forEach(part -> read(part, asks, violations));
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
            violations.add(Violation.worded("part-once", "/" + name));
        }
    }

    private void read(Part.Metadata metadata, List<Ask> asks, List<Violation> violations) {
        if (metadata.isTooLong()) {
            violations.add(Violation.worded("part-too-long", "/" + Part.METADATA, "most", Part.Metadata.LONGEST));
            return;
        }
        try {
            asks.add(messages.read(metadata.json().getBytes(StandardCharsets.UTF_8), Ask.class));
        } catch (InvalidValue unfit) {
            violations.addAll(unfit.violations());
        }
    }
}
