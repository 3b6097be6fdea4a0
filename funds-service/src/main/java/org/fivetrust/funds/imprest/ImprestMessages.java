package org.fivetrust.funds.imprest;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.funds.imprest.model.ImprestOrder;
import org.fivetrust.funds.imprest.model.ImprestStatus;
import org.fivetrust.funds.imprest.model.Paper;
import org.fivetrust.funds.imprest.model.Settlement;
import org.fivetrust.shared.kernel.EvidenceKind;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Likeness;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** Imprest on the wire. */
final class ImprestMessages {

    private ImprestMessages() {}

    @Schema(name = "ImprestRequest")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
            @Schema(description = "Principal (委托方)", example = "dongfang-committee")
            String principal,

            @NotNull @Schema(description = "Trust account that the cash is drawn from (支取分户)")
            UUID account,

            @NotBlank
            @Size(max = 100)
            @Schema(description = "Who holds the cash, by subject of the token (备用金保管人)", example = "reporter.dongfang")
            String holder,

            @NotNull
            @Pattern(regexp = Money.POSITIVE, message = "amount-above-nil")
            @Schema(description = "The most that is in the holder's hands (备用金限额)", example = "2000.00")
            String limit,

            @NotBlank @Size(max = 500) @Schema(description = "What for (用途)")
            String purpose,

            @NotNull @Schema(description = "First day on which something is advanced (有效期起)")
            LocalDate validFrom,

            @Schema(description = "Last day; none is without end (有效期止)") @Nullable
            LocalDate validTo) {

        ImprestOrder toOrder() {
            if (validTo != null && validTo.isBefore(validFrom)) {
                throw new InvalidValue(List.of(Violation.worded("not-before-first-day", "/validTo")));
            }
            return new ImprestOrder(
                    new PrincipalId(principal), account, holder, Money.parse(limit), purpose, validFrom, validTo);
        }
    }

    @Schema(name = "ImprestAdvanceRequest")
    record Draw(
            @NotNull
            @Pattern(regexp = Money.POSITIVE, message = "amount-above-nil")
            @Schema(description = "Amount (借支金额)", example = "600.00")
            String amount,

            @NotBlank @Size(max = 500) @Schema(description = "What for (事由)")
            String purpose) {}

    @Schema(name = "ImprestPaper")
    record PaperMessage(
            @NotBlank @Size(max = 40) @Schema(description = "Kind, in English or Chinese (依据种类)", example = "INVOICE")
            String kind,

            @NotBlank @Size(max = 100) @Schema(description = "Its own number (号码)")
            String number) {

        Paper toPaper() {
            return new Paper(EvidenceKind.of(kind).orElseThrow().name(), number);
        }
    }

    @Schema(name = "ImprestSettlementRequest")
    record Settle(
            @NotNull @Schema(description = "The advance that is settled, whole (借支)")
            UUID advance,

            @NotNull
            @Pattern(regexp = Money.NOT_NEGATIVE, message = "amount")
            @Schema(description = "What was spent on papers (报销金额)", example = "540.00")
            String spent,

            @NotNull
            @Pattern(regexp = Money.NOT_NEGATIVE, message = "amount")
            @Schema(description = "Cash that is paid in again (交回金额)", example = "60.00")
            String returned,

            @Size(min = 1, max = 60)
            @Schema(description = "Number of the bank's paying-in slip for what is returned (缴款单号)")
            @Nullable
            String slip,

            @NotBlank @Size(max = 500) @Schema(description = "What it was spent on (用途)")
            String purpose,

            @Size(min = 1, max = 60) @Schema(description = "Category (支出类别); default: GENERAL") @Nullable
            String category,

            @Valid @Size(max = 50) @Schema(description = "Papers it rests on (报销凭据)") @Nullable
            List<@NotNull PaperMessage> papers) {

        Settlement toSettlement() {
            mustBeLegible();
            return new Settlement(
                    Money.parse(spent),
                    Money.parse(returned),
                    slip,
                    purpose,
                    Objects.requireNonNullElse(category, "GENERAL"),
                    given().stream().map(PaperMessage::toPaper).toList());
        }

        private List<PaperMessage> given() {
            return Objects.requireNonNullElse(papers, List.of());
        }

        private void mustBeLegible() {
            var faults = new ArrayList<Violation>();
            for (var n = 0; n < given().size(); n++) {
                var paper = given().get(n);
                if (EvidenceKind.of(paper.kind()).isEmpty()) {
                    faults.add(Violation.worded("one-of", "/papers/" + n + "/kind", "values", EvidenceKind.names()));
                }
                if (Likeness.number(paper.number()).isEmpty()) {
                    faults.add(Violation.worded("has-letters-or-digits", "/papers/" + n + "/number"));
                }
            }
            if (!faults.isEmpty()) {
                throw new InvalidValue(faults);
            }
        }
    }

    @Schema(name = "ImprestCountRequest")
    record Counted(
            @NotNull
            @Pattern(regexp = Money.NOT_NEGATIVE, message = "amount")
            @Schema(description = "Cash that is there (实存现金)", example = "380.00")
            String cash,

            @NotNull
            @Pattern(regexp = Money.NOT_NEGATIVE, message = "amount")
            @Schema(description = "Papers of what is spent and not settled yet (未报销凭据金额)", example = "200.00")
            String papers,

            @Size(min = 1, max = 500) @Schema(description = "Remark, such as the cause of a difference (说明)") @Nullable
            String remark) {}

    @Schema(name = "Imprest")
    record View(
            UUID id,
            String principal,

            @Schema(description = "Trust account that the cash is drawn from (支取分户)")
            UUID account,

            @Schema(description = "Who holds the cash, by subject of the token (备用金保管人)")
            String holder,

            @Schema(description = "The most that is in the holder's hands (备用金限额)")
            String limit,

            @Schema(description = "What for (用途)") String purpose,

            @Schema(description = "First day on which something is advanced (有效期起)")
            LocalDate validFrom,

            @Schema(description = "Last day; none is without end (有效期止)") @Nullable
            LocalDate validTo,

            @Schema(description = "What is advanced and not settled (未报销金额)")
            String outstanding,

            @Schema(description = "What may still be advanced (剩余限额)")
            String left,

            @Schema(description = "By when the oldest open advance is settled (最早报销期限)") @Nullable
            LocalDate dueOn,

            @Schema(description = "How far it has come (状态)")
            ImprestStatus status,

            String digest,
            @Nullable UUID matter,
            @Nullable String matterNumber,
            @Nullable UUID warrant,
            String requestedBy,
            Instant requestedAt,

            @Schema(description = "Who granted it (核定人)") @Nullable
            String grantedBy,

            @Schema(description = "Since when it is granted (核定时间)") @Nullable
            Instant grantedAt) {}

    @Schema(name = "ImprestSettlement")
    record SettlementView(
            UUID id,

            @Schema(description = "What was spent on papers (报销金额)")
            String spent,

            @Schema(description = "Cash that was paid in again (交回金额)")
            String returned,

            @Schema(description = "Number of the bank's paying-in slip (缴款单号)") @Nullable
            String slip,

            @Schema(description = "What it was spent on (用途)")
            String purpose,

            @Schema(description = "Category (支出类别)") String category,

            @Schema(description = "Papers it rests on (报销凭据)")
            List<PaperMessage> papers,

            @Schema(description = "Day it was settled (报销日)")
            LocalDate settledOn,

            @Schema(description = "Who entered it (登记人)") String settledBy) {}

    @Schema(name = "ImprestAdvance")
    record AdvanceView(
            UUID id,
            String principal,

            @Schema(description = "Imprest (备用金)") UUID imprest,

            @Schema(description = "Amount (借支金额)") String amount,

            @Schema(description = "What for (事由)") String purpose,

            @Schema(description = "Day it was handed out (借支日)")
            LocalDate advancedOn,

            @Schema(description = "By when it is settled, in the same month (报销期限)")
            LocalDate dueOn,

            @Schema(description = "Who handed it out (经办人)") String advancedBy,

            Instant advancedAt,

            @Schema(description = "What became of it (报销)") @Nullable
            SettlementView settlement) {}

    @Schema(name = "ImprestCount")
    record CountView(
            UUID id,
            String principal,

            @Schema(description = "Imprest (备用金)") UUID imprest,

            @Schema(description = "Cash that was there (实存现金)")
            String cash,

            @Schema(description = "Papers of what was spent and not settled yet (未报销凭据金额)")
            String papers,

            @Schema(description = "What had to be there (应存金额)")
            String expected,

            @Schema(description = "More than that, or less with a minus (长短款)", example = "-20.00")
            String difference,

            @Schema(description = "Remark, such as the cause of a difference (说明)") @Nullable
            String remark,

            @Schema(description = "Who counted it (盘点人)") String countedBy,

            Instant countedAt) {}
}
