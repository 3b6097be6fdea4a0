package org.fivetrust.accounts.voucher;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.voucher.PaperMessages.Paper;
import org.fivetrust.accounts.voucher.model.Content;
import org.fivetrust.accounts.voucher.model.Document;
import org.fivetrust.accounts.voucher.model.Line;
import org.fivetrust.accounts.voucher.model.SourceKey;
import org.fivetrust.accounts.voucher.model.VoucherKind;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.accounts.voucher.view.VoucherView.Source;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** What clients say of vouchers, in JSON. */
final class VoucherMessages {

    private VoucherMessages() {}

    @Schema(name = "DraftLine", description = "A debit or a credit (分录)")
    record DraftLine(
            @NotBlank @Size(max = 200) @Schema(description = "Summary (摘要)", example = "购买办公用品")
            String summary,

            @NotNull
            @Pattern(regexp = "[0-9]{3,20}", message = "account-code")
            @Schema(description = "Account without details below it (末级科目)", example = "513")
            String account,

            @Nullable
            @Pattern(regexp = Money.PATTERN, message = "amount")
            @Schema(description = "Debit in CNY; either this or the credit (借方金额)", example = "600.00")
            String debit,

            @Nullable
            @Pattern(regexp = Money.PATTERN, message = "amount")
            @Schema(description = "Credit in CNY; either this or the debit (贷方金额)", example = "0.00")
            String credit,

            @Nullable @Size(max = 10) @Schema(description = "Its dimensions: project, member, contract (辅助核算)")
            Map<@Pattern(regexp = "[A-Za-z][A-Za-z0-9-]{0,39}") String, @NotBlank @Size(max = 100) String> dimensions) {

        Line toLine() {
            return new Line(summary, account, money(debit), money(credit), dimensions == null ? Map.of() : dimensions);
        }

        private static Money money(@Nullable String amount) {
            return amount == null ? Money.ZERO : Money.parse(amount);
        }
    }

    @Schema(name = "DraftVoucher", description = "What a voucher says (记账凭证内容)")
    record Ask(
            @NotNull @Schema(description = "Day of the voucher (凭证日期)", example = "2026-06-30")
            LocalDate date,

            @NotNull @Schema(description = "收款、付款、转账凭证, or the general one (通用记账凭证)")
            VoucherType type,

            @NotNull @Size(max = 500) @Schema(description = "At least two, debits equal to credits (分录)")
            List<@NotNull @Valid DraftLine> lines,

            @Nullable @Min(0) @Max(9999) @Schema(description = "How many papers are attached (附件数)", defaultValue = "0")
            Integer attachments,

            @Nullable
            @Size(max = 100)
            @Schema(
                    description =
                            "Papers known by more than being counted: an electronic original by number, record and"
                                    + " digest, a scan with the place of its paper; only when it is drafted (附件)")
            List<@NotNull @Valid Paper> documents,

            @Nullable
            @Valid
            @Schema(description = "The paper it shows; only when it is drafted, fixed from then on (来源单据)")
            Source source,

            @Nullable
            @Schema(
                    description =
                            "CLOSING for what is carried forward on a month's last day; fixed from then on" + " (结转凭证)",
                    defaultValue = "NORMAL",
                    allowableValues = {"NORMAL", "CLOSING"})
            VoucherKind kind,

            @Nullable
            @Schema(
                    description = "The posted voucher it corrects by the difference: blue raises, red lowers; fixed"
                            + " from then on (更正的凭证)")
            UUID corrects,

            @Nullable
            @Schema(
                    description = "The voucher its papers are attached to, where several share them; fixed from then"
                            + " on (附件所在凭证)")
            UUID papersAt,

            @Nullable
            @Size(min = 1, max = 200)
            @Schema(
                    description = "Why it moves money that funds keeps without coming from funds; demanded then"
                            + " (动用代管资金事由)")
            String reason) {

        private VoucherKind known() {
            if (kind == VoucherKind.REVERSAL || kind == VoucherKind.OPENING) {
                throw InvalidValue.worded("voucher-kind", "/kind");
            }
            return kind == null ? VoucherKind.NORMAL : kind;
        }

        List<Document> toDocuments() {
            return PaperMessages.documents(documents, attachments);
        }

        private int counted() {
            return attachments == null ? documents == null ? 0 : documents.size() : attachments;
        }

        Content toContent() {
            return new Content(
                    date,
                    type,
                    known(),
                    lines.stream().map(DraftLine::toLine).toList(),
                    counted(),
                    corrects,
                    papersAt,
                    source != null,
                    reason == null || reason.isBlank() ? null : reason.strip());
        }

        @Nullable
        SourceKey toSource() {
            return source == null ? null : new SourceKey(source.kind(), source.id());
        }
    }

    @Schema(name = "ReverseVoucher", description = "A red-letter voucher (红字冲销)")
    record Reverse(
            @Nullable
            @Schema(
                    description =
                            "Its day; the original's own unless said, or today once that month is closed (红字凭证日期)")
            LocalDate date,

            @Nullable
            @Size(min = 1, max = 200)
            @Schema(description = "Why it takes back money that funds keeps (冲销代管资金事由)")
            String reason) {

        static final Reverse PLAIN = new Reverse(null, null);
    }
}
