package org.fivetrust.archives.record.model;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.archives.retention.model.Retention;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is handed in (归档).
 *
 * @param category as the sender calls it
 * @param kind the line of the retention table it belongs to
 * @param year the year its matter belongs to
 * @param author who made it (责任者)
 * @param retention a person's decision, which the table bounds from below
 */
public record Filing(
        UUID id,
        PrincipalId principal,
        String title,
        String category,
        @Nullable String kind,
        int year,
        @Nullable String documentNumber,
        @Nullable String author,
        @Nullable LocalDate formedOn,
        @Nullable Retention retention,
        SecurityLevel securityLevel) {

    private static final Refusal TOO_LARGE = Refusal.rule("archives.too-large");

    private static final Refusal EMPTY = Refusal.rule("archives.content-empty");

    private static final Refusal TYPE_NOT_ALLOWED = Refusal.rule("archives.type-not-allowed");

    private static final Refusal TYPE_MISMATCH = Refusal.rule("archives.type-mismatch");

    private static final Refusal UNKNOWN_CATEGORY = Refusal.rule("archives.unknown-category");

    private static final Refusal UNKNOWN_KIND = Refusal.rule("archives.unknown-kind");

    private static final Refusal FUTURE = Refusal.rule("archives.date-in-the-future");

    private static final Refusal TOO_SHORT = Refusal.rule("archives.retention-too-short");

    public Outcome<Filed> file(Permitted permitted, FilingRules rules, Content content, LocalDate today) {
        var category = rules.category();
        if (category == null) {
            return Outcome.declined(UNKNOWN_CATEGORY.with("category", this.category));
        }
        var contentFault = contentFault(rules, content);
        var fault = contentFault == null ? fault(category, today) : contentFault;
        return fault == null
                ? Outcome.done(new Filed(this, category.name(), appraise(category), content, permitted.basis()))
                : Outcome.declined(fault);
    }

    private static @Nullable Refusal contentFault(FilingRules rules, Content content) {
        if (content.size() > rules.largest()) {
            return tooLarge(rules.largest());
        }
        if (content.size() == 0) {
            return EMPTY;
        }
        var type = rules.contentType();
        if (type == null) {
            return TYPE_NOT_ALLOWED.with("declared", content.declaredType());
        }
        return type.fits(content.opening()) ? null : TYPE_MISMATCH.with("declared", content.declaredType());
    }

    /** Also for whoever does not stop sending. */
    public static Refusal tooLarge(long largest) {
        return TOO_LARGE.with("largest", largest);
    }

    private @Nullable Refusal fault(Category category, LocalDate today) {
        if (year > today.getYear()) {
            return FUTURE.with("date", year);
        }
        if (formedOn != null && formedOn.isAfter(today)) {
            return FUTURE.with("date", formedOn);
        }
        return retentionFault(category);
    }

    private @Nullable Refusal retentionFault(Category category) {
        var line = category.named();
        if (kind != null && line == null) {
            return UNKNOWN_KIND.with("kind", kind).with("category", category.name());
        }
        if (line != null && retention != null && retention.isShorterThan(line.retention())) {
            return TOO_SHORT
                    .with("retention", retention)
                    .with("kind", line.kind())
                    .with("least", line.retention());
        }
        return null;
    }

    /** A person's word first, then the kind's line; failing both the longest of the category, to be confirmed. */
    private Appraisal appraise(Category category) {
        var line = category.named();
        if (retention != null) {
            return new Appraisal(retention, line, false);
        }
        return line != null
                ? new Appraisal(line.retention(), line, false)
                : new Appraisal(category.longest().retention(), category.longest(), true);
    }
}
