package org.fivetrust.accounts.voucher.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.voucher.model.Document;
import org.fivetrust.accounts.voucher.model.Document.Form;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.accounts.voucher.model.StoredLine;
import org.fivetrust.accounts.voucher.model.StoredVoucher;
import org.fivetrust.accounts.voucher.model.VoucherKind;
import org.fivetrust.accounts.voucher.model.VoucherStatus;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.shared.kernel.InvalidValue.Words;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** A voucher in JSON. */
@Schema(name = "Voucher", description = "A journal voucher (记账凭证)")
public record VoucherView(
        UUID id,
        String principal,
        UUID book,

        @Schema(description = "The month it belongs to (会计期间)", example = "2026-06")
        String period,

        LocalDate date,
        VoucherType type,

        @Nullable @Schema(description = "Given at posting: continuous per book, month and type (凭证号)")
        Integer number,

        @Nullable @Schema(description = "As it is read aloud (凭证字号)", example = "付-3")
        String label,

        VoucherStatus status,
        List<LineView> lines,

        @Schema(description = "Debits, equal to credits (合计)", example = "600.00")
        String total,

        @Schema(description = "How many papers are attached (附件数)")
        int attachments,

        @Schema(description = "Those known by more than being counted (附件)")
        List<DocumentView> documents,

        @Nullable Source source,

        @Nullable @Schema(description = "The posting rule it was drawn up by, with its version (记账规则)")
        String rule,

        @Schema(description = "Whether it moves money that funds keeps without coming from funds (手工动用代管资金)")
        boolean byHand,

        @Nullable @Schema(description = "Why it does (动用事由)")
        String reason,

        @Nullable @Schema(description = "Who answers for it (制单)")
        String preparedBy,

        @Nullable @Schema(description = "Who reviewed it, by subject of the token (审核)")
        String reviewedBy,

        @Nullable @Schema(description = "Who posted it, by subject of the token (记账)")
        String postedBy,

        List<StepView> steps,

        @Schema(description = "Counts what it said; the ETag while it is a draft (版本)")
        int version,

        VoucherKind kind,

        @Nullable @Schema(description = "The voucher it writes off or corrects (被冲销、被更正凭证)")
        UUID corrects,

        @Schema(description = "The vouchers that write it off or correct it (冲销、更正凭证)")
        List<UUID> correctedBy,

        @Nullable @Schema(description = "The voucher its papers are attached to (附件所在凭证)")
        UUID papersAt,

        @Nullable @Schema(name = "import", description = "The file it was taken from (导入批次)") @JsonProperty("import")
        UUID taken,

        @Nullable @Schema(description = "Its number in that file (原凭证号)")
        String voucherNo,

        @Schema(description = "What a reviewer should look at twice (提示)")
        List<Warning> warnings) {

    @Schema(name = "VoucherSource", description = "The paper it shows, by its own number; booked once (来源单据)")
    public record Source(
            @NotNull @Pattern(regexp = "[a-z][a-z-]{0,39}", message = "small-letters") @Schema(example = "invoice")
            String kind,

            @NotBlank @Size(max = 100) @Schema(example = "24332000000012345678")
            String id) {}

    @Schema(name = "VoucherWarning", description = "Allowed, but looked at twice (提示)")
    public record Warning(String pointer, Words message) {}

    @Schema(name = "VoucherLine", description = "A debit or a credit (分录)")
    public record LineView(
            String summary,
            String account,
            @Schema(example = "600.00") String debit,
            @Schema(example = "0.00") String credit,
            Map<String, String> dimensions) {}

    @Schema(name = "VoucherDocument", description = "A paper behind it (附件)")
    public record DocumentView(
            String kind,
            @Nullable String number,
            @Nullable String record,

            @Nullable @Schema(description = "ELECTRONIC or SCAN; null where nobody said (附件形式)")
            Form form,

            @Nullable @Schema(description = "SHA-256 of an electronic original (原件摘要)")
            String sha256,

            @Nullable @Schema(description = "Where the paper behind a scan lies (纸质原件存放处)")
            String place,

            @Nullable @Schema(description = "Why another unit's books show it too (分割单)")
            String shared) {

        static DocumentView of(Document document) {
            return new DocumentView(
                    document.kind(),
                    document.number(),
                    document.record(),
                    document.form(),
                    document.sha256(),
                    document.place(),
                    document.shared());
        }
    }

    @Schema(name = "VoucherStep", description = "Who took it how far (办理记录)")
    public record StepView(
            Step step,
            String by,
            String name,
            Instant at,
            @Nullable String comment) {}

    public static VoucherView of(StoredVoucher row) {
        return of(row, row.number());
    }

    /** A voucher that was given its number after it was read. */
    public static VoucherView of(StoredVoucher row, @Nullable Integer number) {
        return new VoucherView(
                row.id(),
                row.principal(),
                row.book(),
                YearMonth.from(row.date()).toString(),
                row.date(),
                row.type(),
                number,
                number == null ? null : row.type().label(number),
                row.status(),
                row.lines().stream().map(VoucherView::line).toList(),
                row.content().debits().toString(),
                row.attachments(),
                row.documents().stream().map(DocumentView::of).toList(),
                row.sourceKind() == null || row.sourceId() == null
                        ? null
                        : new Source(row.sourceKind(), row.sourceId()),
                row.rule(),
                row.marks().byHand(),
                row.reason(),
                row.by(Step.SUBMITTED) == null ? row.by(Step.DRAFTED) : row.by(Step.SUBMITTED),
                row.by(Step.REVIEWED),
                row.by(Step.POSTED),
                row.steps().stream()
                        .map(step -> new StepView(step.step(), step.by(), step.byName(), step.at(), step.comment()))
                        .toList(),
                row.version(),
                row.marks().kind(),
                row.marks().corrects(),
                row.marks().correctedBy(),
                row.marks().papersAt(),
                row.marks().taken(),
                row.marks().voucherNo(),
                row.warnings().stream()
                        .map(warning -> new Warning(warning.pointer(), warning.words()))
                        .toList());
    }

    private static LineView line(StoredLine line) {
        return new LineView(
                line.summary(),
                line.account(),
                Money.ofFen(line.debit()).toString(),
                Money.ofFen(line.credit()).toString(),
                line.dimensions());
    }
}
