package org.fivetrust.funds.contract;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.funds.contract.model.ChangeOrder;
import org.fivetrust.funds.contract.model.Contract;
import org.fivetrust.funds.contract.model.ContractLimits;
import org.fivetrust.funds.contract.model.ContractOrder;
import org.fivetrust.funds.contract.model.ContractStatus;
import org.fivetrust.funds.contract.model.Step;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Likeness;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Percent;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** Contracts on the wire. */
final class ContractMessages {

    private static final String NOT_NIL = "-?" + Money.POSITIVE;

    private ContractMessages() {}

    @Schema(name = "ContractStepDraft")
    record StepMessage(
            @NotBlank @Size(max = 100) @Schema(description = "Title (节点)", example = "基层完工")
            String title,

            @NotNull
            @Pattern(regexp = Percent.PATTERN, message = "percent")
            @Schema(
                    description = "How much of the price may be paid in sum once it is reached (累计支付比例)",
                    example = "30")
            String upTo) {

        Step toStep() {
            return new Step(title, Percent.parse(upTo));
        }
    }

    @Schema(name = "ContractRequest")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
            @Schema(description = "Principal (委托方)", example = "dongfang-committee")
            String principal,

            @NotBlank @Size(max = 60) @Schema(description = "Its own number (合同编号)", example = "DF-2026-017")
            String number,

            @NotBlank @Size(max = 200) @Schema(description = "What for (合同名称)", example = "小区道路改造")
            String title,

            @NotBlank @Size(max = 200) @Schema(description = "Who is paid under it (收款方)")
            String payee,

            @NotNull
            @Pattern(regexp = Money.POSITIVE, message = "amount-above-nil")
            @Schema(description = "Price (合同价款)", example = "286000.00")
            String price,

            @Valid
            @Size(max = 30)
            @Schema(
                    description =
                            "Steps in order, each with more than the one before; without any the work counts as done (进度节点)")
            @Nullable
            List<@NotNull StepMessage> steps,

            @Pattern(regexp = Percent.PATTERN, message = "percent")
            @Schema(
                    description =
                            "Percent of the settled price that is kept for the defects period; default: 0 (质量保证金比例)",
                    example = "3")
            @Nullable
            String retention,

            @PositiveOrZero
            @Max(1200)
            @Schema(description = "Months of the defects period; default: 0 (缺陷责任期)", example = "24")
            @Nullable
            Integer defectsMonths,

            @Schema(description = "Project of the assets that it serves (资产项目)") @Nullable
            UUID project,

            @Size(min = 1, max = 100) @Schema(description = "Number of the tender (招标、比选编号)") @Nullable
            String tender,

            @NotNull @Schema(description = "Day it was signed (签订日)")
            LocalDate signedOn) {

        ContractOrder toOrder() {
            mustBeSound();
            return new ContractOrder(
                    new PrincipalId(principal),
                    number,
                    title,
                    payee,
                    Money.parse(price),
                    given().stream().map(StepMessage::toStep).toList(),
                    Percent.parse(Objects.requireNonNullElse(retention, "0")),
                    Objects.requireNonNullElse(defectsMonths, 0),
                    project,
                    tender,
                    signedOn);
        }

        private List<StepMessage> given() {
            return Objects.requireNonNullElse(steps, List.of());
        }

        private void mustBeSound() {
            var faults = new ArrayList<Violation>();
            if (Likeness.name(payee).isEmpty()) {
                faults.add(Violation.worded("has-letters", "/payee"));
            }
            if (Likeness.number(number).isEmpty()) {
                faults.add(Violation.worded("has-letters-or-digits", "/number"));
            }
            var before = new Percent(0);
            for (var n = 0; n < given().size(); n++) {
                var upTo = Percent.parse(given().get(n).upTo());
                if (!upTo.isMoreThan(before)) {
                    faults.add(Violation.worded("more-than-before", "/steps/" + n + "/upTo"));
                }
                before = upTo;
            }
            if (!faults.isEmpty()) {
                throw new InvalidValue(faults);
            }
        }
    }

    @Schema(name = "ContractChangeRequest")
    record Change(
            @NotNull
            @Pattern(regexp = NOT_NIL, message = "amount-not-nil")
            @Schema(description = "What the price goes up by, or down with a minus (变更金额)", example = "9000.00")
            String amount,

            @NotBlank @Size(max = 500) @Schema(description = "Why (变更理由)")
            String reason,

            @NotBlank @Size(max = 100) @Schema(description = "Number of the change document (变更签证单)")
            String document) {

        ChangeOrder toOrder(ContractRow row, Contract contract, ContractLimits limits) {
            var change = Money.parse(amount);
            var price = contract.price().plus(change);
            if (!price.isPositive()) {
                throw new InvalidValue(List.of(Violation.worded("leaves-a-price", "/amount")));
            }
            return new ChangeOrder(
                    new PrincipalId(row.principal()),
                    row.id(),
                    row.number(),
                    row.payeeName(),
                    change,
                    price,
                    contract.isDecidedAnew(price, limits),
                    reason,
                    document);
        }
    }

    @Schema(name = "ContractProgress")
    record Progress(
            @Min(1) @Max(30) @Schema(description = "Which step, from 1 (第几个节点)", example = "1")
            int step,

            @NotBlank @Size(max = 100) @Schema(description = "Number of the acceptance paper (验收单)")
            String paper,

            @NotNull @Schema(description = "Day it was reached (达到日)")
            LocalDate reachedOn) {}

    @Schema(name = "ContractSettlementRequest")
    record Settle(
            @NotNull
            @Pattern(regexp = Money.POSITIVE, message = "amount-above-nil")
            @Schema(description = "Settled price (结算价款)", example = "295000.00")
            String price,

            @NotBlank @Size(max = 100) @Schema(description = "Number of the settlement audit (结算审核)")
            String paper,

            @NotNull @Schema(description = "Day of the final acceptance, from which the defects period runs (竣工验收日)")
            LocalDate acceptedOn) {}

    @Schema(name = "RetentionRelease")
    record Release(
            @NotBlank
            @Size(max = 100)
            @Schema(description = "Number of the paper that says there are no open defects (质保期满确认单)")
            String paper) {}

    @Schema(name = "ContractStep")
    record StepView(
            @Schema(description = "Title (节点)") String title,

            @Schema(
                    description = "How much of the price may be paid in sum once it is reached (累计支付比例)",
                    example = "30.00")
            String upTo,

            @Schema(description = "Whether the work has come to it (是否达到)")
            boolean reached) {}

    @Schema(name = "ContractSettlement")
    record SettlementView(
            @Schema(description = "Settled price (结算价款)", example = "295000.00")
            String price,

            @Schema(description = "What of it is kept for the defects period (质量保证金)", example = "8850.00")
            String retained,

            @Schema(description = "Day of the final acceptance (竣工验收日)")
            LocalDate acceptedOn,

            @Schema(description = "First day on which the retention may be released (质保期满日)")
            LocalDate releaseOn,

            @Schema(description = "Day it was released (质保金返还日)") @Nullable
            LocalDate releasedOn) {}

    @Schema(name = "Contract")
    record View(
            UUID id,
            String principal,

            @Schema(description = "Its own number (合同编号)") String number,

            @Schema(description = "What for (合同名称)") String title,

            @Schema(description = "Who is paid under it (收款方)")
            String payee,

            @Schema(description = "Price when it was signed (合同价款)")
            String price,

            @Schema(description = "Price with its approved changes (变更后价款)")
            String priceNow,

            @Schema(description = "Steps in order (进度节点)") List<StepView> steps,

            @Schema(description = "Percent of the settled price that is kept (质量保证金比例)", example = "3.00")
            String retention,

            @Schema(description = "Months of the defects period (缺陷责任期)")
            int defectsMonths,

            @Schema(description = "Project of the assets that it serves (资产项目)") @Nullable
            UUID project,

            @Schema(description = "Number of the tender (招标、比选编号)") @Nullable
            String tender,

            @Schema(description = "Day it was signed (签订日)") LocalDate signedOn,

            @Schema(description = "Once it is settled (结算)") @Nullable
            SettlementView settlement,

            @Schema(description = "What may be paid under it now, in sum (当前可支付总额)")
            String payable,

            @Schema(description = "Kept back for payments that were asked for (已占用)")
            String reserved,

            @Schema(description = "Paid (已支付)") String paid,

            @Schema(description = "What may still be asked for now (当前剩余可支付)")
            String left,

            @Schema(description = "How far it has come (状态)")
            ContractStatus status,

            String digest,
            @Nullable UUID matter,
            @Nullable String matterNumber,
            @Nullable UUID warrant,
            String requestedBy,
            Instant requestedAt,

            @Schema(description = "Who entered it (登记人)") @Nullable
            String enteredBy,

            @Schema(description = "Since when it is in force here (登记时间)") @Nullable
            Instant enteredAt) {}

    @Schema(name = "ContractChange")
    record ChangeView(
            UUID id,
            String principal,

            @Schema(description = "The contract that it changes (合同)")
            UUID contract,

            @Schema(description = "What the price goes up by, or down with a minus (变更金额)")
            String amount,

            @Schema(description = "Price from then on (变更后价款)")
            String price,

            @Schema(
                    description =
                            "Whether the changes are so large in sum that the whole price is decided again (是否按总价重新决策)")
            boolean decidedAnew,

            @Schema(description = "Why (变更理由)") String reason,

            @Schema(description = "Number of the change document (变更签证单)")
            String document,

            @Schema(description = "How far it has come (状态)")
            ContractStatus status,

            String digest,
            @Nullable UUID matter,
            @Nullable String matterNumber,
            @Nullable UUID warrant,
            String requestedBy,
            Instant requestedAt,

            @Schema(description = "Who entered it (登记人)") @Nullable
            String enteredBy,

            @Schema(description = "Since when it counts (登记时间)") @Nullable
            Instant enteredAt) {}
}
