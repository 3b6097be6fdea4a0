package org.fivetrust.accounts.voucher;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.accounts.voucher.model.Content;
import org.fivetrust.accounts.voucher.model.Document;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.accounts.voucher.model.Voucher;
import org.fivetrust.accounts.voucher.model.VoucherStatus;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One line of {@code voucher_seen}, with its lines and steps read. */
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
        List<StepRow> steps) {

    /** The same as it comes from the database. */
    record Stored(
            String principal,
            UUID id,
            UUID book,
            VoucherType type,
            LocalDate date,
            int attachments,
            String documents,
            @Nullable String sourceKind,
            @Nullable String sourceId,
            @Nullable String rule,
            int version,
            VoucherStatus status,
            @Nullable Integer number,
            Instant draftedAt,
            String lines,
            String steps) {

        VoucherRow read(JsonMapper json) {
            return new VoucherRow(
                    principal,
                    id,
                    book,
                    type,
                    date,
                    attachments,
                    json.readValue(documents, new TypeReference<List<Document>>() {}),
                    sourceKind,
                    sourceId,
                    rule,
                    version,
                    status,
                    number,
                    json.readValue(lines, new TypeReference<List<LineRow>>() {}),
                    json.readValue(steps, new TypeReference<List<StepRow>>() {}));
        }
    }

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

    Voucher toModel() {
        return new Voucher(
                id,
                new PrincipalId(principal),
                book,
                new Content(date, type, lines.stream().map(LineRow::toModel).toList(), attachments),
                status,
                steps.stream().filter(StepRow::wrote).map(StepRow::by).collect(Collectors.toUnmodifiableSet()),
                version);
    }
}
