package org.fivetrust.funds.budget;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.budget.model.AmendmentOrder;
import org.fivetrust.funds.budget.model.BudgetLine;
import org.fivetrust.funds.budget.model.BudgetOrder;
import org.fivetrust.funds.budget.model.BudgetStatus;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** Budgets on the wire. */
final class BudgetMessages {

    private static final int MOST_LINES = 300;

    private BudgetMessages() {}

    @Schema(name = "BudgetLineDraft")
    record LineMessage(
            @NotBlank
            @Size(max = 60)
            @Schema(description = "Code, by which payments name it (预算科目)", example = "OFFICE")
            String code,

            @NotBlank @Size(max = 100) @Schema(description = "Name (名称)", example = "办公费")
            String name,

            @NotNull
            @Pattern(regexp = Money.NOT_NEGATIVE, message = "amount")
            @Schema(description = "What it has in the year (预算金额)", example = "12000.00")
            String amount) {

        BudgetLine toLine() {
            return new BudgetLine(code, name, Money.parse(amount));
        }
    }

    private static List<BudgetLine> lines(List<LineMessage> lines) {
        var seen = new HashSet<String>();
        var faults = new ArrayList<Violation>();
        for (var n = 0; n < lines.size(); n++) {
            if (!seen.add(lines.get(n).code())) {
                faults.add(Violation.worded("code-repeated", "/lines/" + n + "/code"));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidValue(faults);
        }
        return lines.stream().map(LineMessage::toLine).toList();
    }

    @Schema(name = "BudgetRequest")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
            @Schema(description = "Principal (委托方)", example = "dongfang-committee")
            String principal,

            @Min(1990) @Max(2100) @Schema(description = "Year (年度)", example = "2026")
            int year,

            @NotBlank @Size(max = 100) @Schema(description = "Number of the resolution it rests on (依据的决议)")
            String resolution,

            @NotEmpty @Valid @Size(max = MOST_LINES) @Schema(description = "Lines (预算科目)")
            List<@NotNull LineMessage> lines) {

        BudgetOrder toOrder() {
            return new BudgetOrder(new PrincipalId(principal), year, resolution, BudgetMessages.lines(lines));
        }
    }

    @Schema(name = "BudgetAmendmentRequest")
    record Amend(
            @NotBlank @Size(max = 500) @Schema(description = "Why (调整理由)")
            String reason,

            @NotBlank @Size(max = 100) @Schema(description = "Number of the resolution it rests on (依据的决议)")
            String resolution,

            @NotEmpty
            @Valid
            @Size(max = MOST_LINES)
            @Schema(description = "The lines that change, each with what it has from then on, and new lines (调整后的科目金额)")
            List<@NotNull LineMessage> lines) {

        AmendmentOrder toOrder(BudgetRow budget) {
            return new AmendmentOrder(
                    new PrincipalId(budget.principal()),
                    budget.id(),
                    budget.year(),
                    reason,
                    resolution,
                    BudgetMessages.lines(lines));
        }
    }

    @Schema(name = "BudgetLine")
    record LineView(
            @Schema(description = "Code, by which payments name it (预算科目)")
            String code,

            @Schema(description = "Name (名称)") String name,

            @Schema(description = "What it has in the year, as asked for or as adopted (预算金额)")
            String adopted,

            @Schema(description = "Kept back for payments that were asked for (已占用)")
            String reserved,

            @Schema(description = "Paid (已支出)") String spent,

            @Schema(description = "What is left of it (剩余额度)")
            String left) {

        static LineView asked(BudgetLine line) {
            var amount = line.amount().toString();
            var none = Money.ZERO.toString();
            return new LineView(line.code(), line.name(), amount, none, none, amount);
        }
    }

    @Schema(name = "Budget")
    record View(
            UUID id,
            String principal,

            @Schema(description = "Year (年度)") int year,

            @Schema(description = "Number of the resolution it rests on (依据的决议)")
            String resolution,

            @Schema(description = "Sum of its lines when it was asked for (编报总额)")
            String total,

            List<LineView> lines,

            @Schema(description = "How far it has come (状态)")
            BudgetStatus status,

            String digest,
            @Nullable UUID matter,
            @Nullable String matterNumber,
            @Nullable UUID warrant,
            String requestedBy,
            Instant requestedAt,

            @Schema(description = "Who entered its adoption (登记人)") @Nullable
            String adoptedBy,

            @Schema(description = "When it came into force (生效时间)") @Nullable
            Instant adoptedAt) {}

    @Schema(name = "BudgetAmendment")
    record AmendmentView(
            UUID id,
            String principal,

            @Schema(description = "The budget that it amends (预算)")
            UUID budget,

            @Schema(description = "Why (调整理由)") String reason,

            @Schema(description = "Number of the resolution it rests on (依据的决议)")
            String resolution,

            @Schema(description = "The lines that change, each with what it has from then on (调整后的科目金额)")
            List<LineMessage> lines,

            @Schema(description = "How far it has come (状态)")
            BudgetStatus status,

            String digest,
            @Nullable UUID matter,
            @Nullable String matterNumber,
            @Nullable UUID warrant,
            String requestedBy,
            Instant requestedAt,

            @Schema(description = "Who entered its adoption (登记人)") @Nullable
            String adoptedBy,

            @Schema(description = "When it came into force (生效时间)") @Nullable
            Instant adoptedAt) {}
}
