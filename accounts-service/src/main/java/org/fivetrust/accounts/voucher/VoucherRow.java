package org.fivetrust.accounts.voucher;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fivetrust.accounts.voucher.model.Content;
import org.fivetrust.accounts.voucher.model.CorrectedVoucher;
import org.fivetrust.accounts.voucher.model.Document;
import org.fivetrust.accounts.voucher.model.RuleSeverities;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.accounts.voucher.model.Voucher;
import org.fivetrust.accounts.voucher.model.VoucherKind;
import org.fivetrust.accounts.voucher.model.VoucherStatus;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** A voucher as {@code voucher_json} has it, with its lines and steps. */
record VoucherRow(
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
        int version,
        VoucherStatus status,
        @Nullable Integer number,
        List<LineRow> lines,
        List<StepRow> steps,
        Origin marks) {

    /**
     * What it is besides what it says.
     *
     * @param place where it stood in the file it was taken from
     */
    record Origin(
            VoucherKind kind,
            @Nullable UUID corrects,
            @Nullable UUID papersAt,
            @Nullable UUID taken,
            int place,
            @Nullable String voucherNo,
            List<UUID> correctedBy,
            @Nullable UUID reversedBy,
            RuleSeverities rules) {}

    /** Who took this step last since it was last returned; nobody, if it has not come so far again. */
    @Nullable
    String by(Step step) {
        return steps.stream()
                .skip(steps.stream().map(StepRow::step).toList().lastIndexOf(Step.RETURNED) + 1L)
                .filter(taken -> taken.step() == step)
                .reduce((_, last) -> last)
                .map(StepRow::by)
                .orElse(null);
    }

    /** The same one step on. */
    VoucherRow after(StepRow step, @Nullable Integer given) {
        return new VoucherRow(
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
                version,
                step.step().to(),
                given,
                lines,
                Stream.concat(steps.stream(), Stream.of(step)).toList(),
                marks);
    }

    /** As it is read aloud (凭证字号), once it has a number. */
    @Nullable
    String label() {
        return number == null ? null : type.word() + "-" + number;
    }

    Content content() {
        return new Content(
                date,
                type,
                marks.kind(),
                lines.stream().map(LineRow::toModel).toList(),
                attachments,
                marks.corrects(),
                marks.papersAt(),
                sourceKind != null || marks.taken() != null);
    }

    Voucher toModel() {
        return new Voucher(
                id,
                new PrincipalId(principal),
                book,
                content(),
                status,
                steps.stream().filter(StepRow::wrote).map(StepRow::by).collect(Collectors.toUnmodifiableSet()),
                version,
                marks.rules(),
                rule != null);
    }

    CorrectedVoucher toOriginal() {
        return new CorrectedVoucher(id, book, content(), label(), status, marks.reversedBy(), marks.rules());
    }
}
