package org.fivetrust.accounts.voucher.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** A voucher as the database returns it, with its lines and steps. */
public record StoredVoucher(
        String principal,
        UUID id,
        UUID book,
        VoucherType type,
        LocalDate date,
        int attachments,
        List<Document> documents,
        @Nullable String sourceKind,
        @Nullable String sourceId,
        @Nullable String rule,
        @Nullable String reason,
        int version,
        VoucherStatus status,
        @Nullable Integer number,
        List<StoredLine> lines,
        List<StoredStep> steps,
        Origin marks) {

    /**
     * Its kind, links and import.
     *
     * @param place its position in the file it was imported from
     * @param byHand whether it moves money that funds keeps without coming from funds
     */
    public record Origin(
            VoucherKind kind,
            @Nullable UUID corrects,
            @Nullable UUID papersAt,
            @Nullable UUID taken,
            int place,
            @Nullable String voucherNo,
            boolean byHand,
            List<UUID> correctedBy,
            @Nullable UUID reversedBy,
            RuleSeverities rules) {}

    /** The person of the last such step since the voucher was last returned. */
    public @Nullable String by(Step step) {
        return steps.stream()
                .skip(steps.stream().map(StoredStep::step).toList().lastIndexOf(Step.RETURNED) + 1L)
                .filter(taken -> taken.step() == step)
                .reduce((_, last) -> last)
                .map(StoredStep::by)
                .orElse(null);
    }

    /** The voucher after one more step; a posted one is yet to be given its number. */
    public StoredVoucher after(StoredStep step) {
        return new StoredVoucher(
                principal,
                id,
                book,
                type,
                date,
                attachments,
                documents,
                sourceKind,
                sourceId,
                rule,
                reason,
                version,
                step.step().to(),
                null,
                lines,
                Stream.concat(steps.stream(), Stream.of(step)).toList(),
                marks);
    }

    /** Type and number (凭证字号), once it has a number. */
    public @Nullable String label() {
        return number == null ? null : type.label(number);
    }

    public Content content() {
        return new Content(
                date,
                type,
                marks.kind(),
                lines.stream().map(StoredLine::toModel).toList(),
                attachments,
                marks.corrects(),
                marks.papersAt(),
                sourceKind != null || marks.taken() != null,
                reason);
    }

    /** What a reviewer should look at twice. */
    public List<Violation> warnings() {
        var warnings = new ArrayList<>(content().warnings(marks.rules()));
        if (marks.byHand()) {
            warnings.add(Violation.worded("voucher.money-by-hand", "/reason"));
        }
        if (marks.kind() == VoucherKind.OPENING && rule != null) {
            warnings.add(Violation.worded("voucher.opening-counterpart", "/lines"));
        }
        return List.copyOf(warnings);
    }

    public Voucher toModel() {
        return new Voucher(
                id,
                new PrincipalId(principal),
                book,
                content(),
                status,
                steps.stream().filter(StoredStep::wrote).map(StoredStep::by).collect(Collectors.toUnmodifiableSet()),
                version,
                marks.rules(),
                rule != null);
    }

    public CorrectedVoucher toCorrected() {
        return new CorrectedVoucher(id, book, content(), label(), status, marks.reversedBy(), marks.rules());
    }
}
