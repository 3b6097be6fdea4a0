package org.fivetrust.funds.suspense;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.funds.suspense.model.SuspenseStatus;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Likeness;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** Suspense on the wire. */
final class SuspenseMessages {

    private SuspenseMessages() {}

    @Schema(name = "SuspenseRequest")
    record Ask(
            @NotNull @Schema(description = "Bank statement (银行对账单)")
            UUID statement,

            @Min(1)
            @Max(100_000)
            @Schema(description = "Number of its entry that nobody can name (明细序号)", example = "1")
            int entry) {}

    @Schema(name = "SuspenseNaming")
    record Identify(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
            @Schema(description = "Whose money it is (委托方)", example = "dongfang-committee")
            String principal,

            @NotNull @Schema(description = "Trust account under the same bank account (分户)")
            UUID account,

            @NotBlank @Size(max = 200) @Schema(description = "Payer (交款人)")
            String payer,

            @NotBlank @Size(max = 500) @Schema(description = "What for (事由)")
            String purpose,

            @NotBlank @Size(max = 60) @Schema(description = "Number of the receipt to be given (收据号)")
            String receiptNumber,

            @Size(min = 1, max = 60) @Schema(description = "Category (收入类别); default: GENERAL") @Nullable
            String category,

            @Schema(description = "Lease whose rent it is (租赁合同)") @Nullable
            UUID lease,

            @Schema(description = "Disposal whose proceeds it is (资产处置)") @Nullable
            UUID disposal,

            @Size(min = 1, max = 60) @Schema(description = "Code of the earmark it comes under (专款)") @Nullable
            String earmark) {

        /** Throws where the receipt that it is to become could not be. */
        Identify suited() {
            if (Likeness.number(receiptNumber).isEmpty()) {
                throw InvalidValue.worded("has-letters-or-digits", "/receiptNumber");
            }
            if (lease != null && disposal != null) {
                throw InvalidValue.worded("one-source", "/disposal");
            }
            return this;
        }

        String categoryOrDefault() {
            return Objects.requireNonNullElse(category, "GENERAL");
        }
    }

    @Schema(name = "SuspenseRefundRequest")
    record Refund(
            @NotBlank @Size(max = 200) @Schema(description = "Why nobody could name it (退回原因)")
            String reason,

            @NotBlank @Size(max = 60) @Schema(description = "The bank's reference of the return (退汇流水号)")
            String reference,

            @NotNull @Schema(description = "The day the bank gave it back (退回日)")
            LocalDate refundedOn) {}

    @Schema(name = "SuspenseNamed")
    record NamedView(
            @Schema(description = "Whose money it is (委托方)") String principal,

            @Schema(description = "Trust account (分户)") UUID account,

            @Schema(description = "Payer (交款人)") String payer,
            @Schema(description = "What for (事由)") String purpose,
            @Schema(description = "Category (收入类别)") String category,

            @Schema(description = "Number of the receipt to be given (收据号)")
            String receiptNumber,

            @Schema(description = "Lease whose rent it is; null where it is none (租赁合同)") @Nullable
            UUID lease,

            @Schema(description = "Disposal whose proceeds it is; null where it is none (资产处置)") @Nullable
            UUID disposal,

            @Schema(description = "Code of the earmark it comes under; null where it is none (专款)") @Nullable
            String earmark,

            @Schema(description = "Who named it (认领登记人)") String namedBy) {}

    @Schema(name = "SuspenseRefund")
    record RefundView(
            @Schema(description = "Why nobody could name it (退回原因)")
            String reason,

            @Schema(description = "The bank's reference of the return (退汇流水号)")
            String reference,

            @Schema(description = "The day the bank gave it back (退回日)")
            LocalDate refundedOn,

            @Schema(description = "Who entered it (退回登记人)") String enteredBy) {}

    @Schema(name = "Suspense")
    record View(
            UUID id,

            @Schema(description = "Owner of the bank account it lies on (账户所有人)")
            String principal,

            @Schema(description = "Bank statement (银行对账单)") UUID statement,

            @Schema(description = "Number of its entry (明细序号)")
            int entry,

            @Schema(description = "Amount in CNY (金额，元)") String amount,

            @Schema(description = "The day the bank booked it in (到账日)")
            LocalDate arrivedOn,

            @Schema(description = "Payer, as the bank tells; null where it does not (付款人)") @Nullable
            String payer,

            @Schema(description = "The last day to name it or give it back (处理期限)")
            LocalDate dueOn,

            @Schema(description = "Neither named nor given back by then (逾期)")
            boolean overdue,

            @Schema(description = "How far it has come (状态)")
            SuspenseStatus status,

            @Schema(description = "Who entered it (登记人)") String enteredBy,

            @Schema(description = "When that was (登记时间)") Instant enteredAt,

            @Schema(description = "What it was named last; null where it was not (认领)") @Nullable
            NamedView named,

            @Schema(description = "That it goes back to the payer; null where it does not (退回)") @Nullable
            RefundView refund,

            @Schema(description = "Who confirmed it (确认人)") @Nullable
            String settledBy,

            @Schema(description = "When that was (确认时间)") @Nullable
            Instant settledAt,

            @Schema(description = "The receipt it has become (收款)") @Nullable
            UUID receipt) {}
}
