package org.fivetrust.accounts.source;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.shared.kernel.InvalidValue;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** Posting rules in JSON. */
final class RuleMessages {

    private static final String CODE = "[0-9]{3,20}";

    private RuleMessages() {}

    @Schema(
            name = "ProposePostingRule",
            description = "A version of a posting rule, to be approved by another person (记账规则变更)")
    record Ask(
            @NotNull @Pattern(regexp = "[A-Z0-9_]{1,60}") @Schema(example = "RURAL_COLLECTIVE_2023")
            String standard,

            @NotNull
            @Pattern(regexp = "payment|receipt|trust-account|depreciation|rent|disposal", message = "source-kind")
            @Schema(description = "What it draws up (来源)", example = "payment")
            String kind,

            @NotNull
            @Pattern(regexp = "\\*|[a-z][a-z0-9-]{0,39}", message = "small-letters-or-rest")
            @Schema(description = "类别; * for what no rule names", example = "greening")
            String category,

            @NotBlank @Size(max = 100) @Schema(description = "What the category is called (类别用语)", example = "绿化费")
            String word,

            @NotNull VoucherType voucherType,

            @NotNull @Pattern(regexp = CODE, message = "account-code") @Schema(example = "514")
            String debit,

            @NotNull @Pattern(regexp = CODE, message = "account-code") @Schema(example = "102")
            String credit,

            @Nullable
            @Pattern(regexp = CODE, message = "account-code")
            @Schema(description = "Of a disposal: the account of accumulated depreciation (累计折旧科目)", example = "152")
            String accumulated,

            @NotBlank
            @Size(max = 200)
            @Schema(
                    description = "Summary, with {counterparty} and {purpose} filled in (摘要模板)",
                    example = "付{counterparty}：{purpose}")
            String summary,

            @NotNull @Schema(description = "From which day on (生效日)")
            LocalDate validFrom,

            @Nullable LocalDate validTo,

            @NotBlank @Size(max = 500) @Schema(description = "Why (变更理由)")
            String reason) {

        void mustEndAfterItsBeginning() {
            if (validTo != null && validTo.isBefore(validFrom)) {
                throw InvalidValue.worded("before-valid-from", "/validTo");
            }
        }

        void mustNameDepreciationOfDisposals() {
            if (kind.equals("disposal") != (accumulated != null)) {
                throw InvalidValue.worded("accumulated-of-disposal", "/accumulated");
            }
        }

        Proposal toProposal(UUID id, @Nullable String subdistrict, String by, Instant at) {
            return new Proposal(
                    id,
                    subdistrict,
                    rule(),
                    standard,
                    kind,
                    category,
                    word,
                    voucherType,
                    debit,
                    credit,
                    accumulated,
                    summary,
                    validFrom,
                    validTo,
                    reason,
                    by,
                    at,
                    null,
                    null,
                    null);
        }

        /** Rules of one standard, kind and category are versions of one rule. */
        private String rule() {
            return standard + ":" + kind + ":" + (category.equals("*") ? "other" : category);
        }
    }

    @Table("posting_rule_proposal")
    @Schema(name = "PostingRuleProposal", description = "A proposed change of a posting rule (记账规则变更申请)")
    record Proposal(
            @Id UUID id,
            @Nullable @JsonIgnore @Schema(hidden = true) String subdistrict,
            String rule,
            String standard,
            String kind,
            String category,
            String word,
            VoucherType voucherType,
            String debit,
            String credit,
            @Nullable String accumulated,
            String summary,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String reason,
            String proposedBy,
            Instant proposedAt,

            @Nullable @Schema(description = "Whether it was approved; null while nobody has decided (是否批准)")
            Boolean approved,

            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {}

    @Schema(name = "PostingRule", description = "A posting rule in one version (记账规则)")
    record View(
            String id,
            int version,
            String standard,
            String kind,
            String category,
            String word,
            VoucherType voucherType,
            String debit,
            String credit,
            @Nullable String accumulated,
            String summary,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String note,

            @Nullable @Schema(description = "Who proposed it; null where it came with the standard (申请人)")
            String proposedBy,

            @Nullable String approvedBy,
            @Nullable Instant approvedAt) {}
}
