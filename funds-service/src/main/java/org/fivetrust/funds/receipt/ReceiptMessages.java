package org.fivetrust.funds.receipt;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.funds.receipt.model.Receipt;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Likeness;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** Receipts on the wire. */
final class ReceiptMessages {

    private ReceiptMessages() {}

    @Schema(name = "ReceiptRequest")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
            @Schema(description = "Principal (委托方)")
            String principal,

            @NotNull @Schema(description = "Trust account (分户)")
            UUID account,

            @NotNull @Schema(description = "Day the money came (收款日)")
            LocalDate receivedOn,

            @NotNull
            @Pattern(regexp = Money.POSITIVE, message = "amount-above-nil")
            @Schema(description = "Amount (金额)", example = "12000.00")
            String amount,

            @NotBlank @Size(max = 200) @Schema(description = "Payer (交款人)")
            String payer,

            @NotBlank @Size(max = 500) @Schema(description = "What for (事由)")
            String purpose,

            @NotBlank @Size(max = 60) @Schema(description = "Number of the receipt (收据号)")
            String receiptNumber,

            @Size(min = 1, max = 60) @Schema(description = "Category (收入类别); default: GENERAL") @Nullable
            String category,

            @Schema(description = "How it came (收款方式): over the bank, or cash that is to be paid in; default: BANK")
            Receipt.@Nullable Method method,

            @Schema(description = "Lease whose rent it is (租赁合同)") @Nullable
            UUID lease,

            @Schema(description = "Disposal whose proceeds it is (资产处置)") @Nullable
            UUID disposal,

            @Size(min = 1, max = 60) @Schema(description = "Code of the earmark it comes under (专款)") @Nullable
            String earmark,

            @Schema(description = "Cash that could not wait for a working day (应急收款); default: false") @Nullable
            Boolean emergency) {

        Receipt toReceipt(UUID id) {
            if (Likeness.number(receiptNumber).isEmpty()) {
                throw InvalidValue.worded("has-letters-or-digits", "/receiptNumber");
            }
            if (lease != null && disposal != null) {
                throw InvalidValue.worded("one-source", "/disposal");
            }
            return new Receipt(
                    id,
                    new PrincipalId(principal),
                    account,
                    receivedOn,
                    Money.parse(amount),
                    payer,
                    purpose,
                    Objects.requireNonNullElse(category, "GENERAL"),
                    receiptNumber,
                    Objects.requireNonNullElse(method, Receipt.Method.BANK),
                    lease,
                    disposal,
                    earmark,
                    Boolean.TRUE.equals(emergency));
        }
    }

    @Schema(name = "ReceiptReversalRequest")
    record Reverse(
            @NotBlank @Size(max = 200) @Schema(description = "Why it was wrong (冲销原因)")
            String reason) {}

    @Schema(name = "ReceiptReversal")
    record ReversalView(
            @Schema(description = "Why it was wrong (冲销原因)") String reason,

            @Schema(description = "The day it was taken back (冲销日)")
            LocalDate reversedOn,

            @Schema(description = "Who took it back (冲销人)") String reversedBy) {}

    @Schema(name = "Receipt")
    record View(
            UUID id,
            String principal,
            UUID account,
            LocalDate receivedOn,
            String amount,
            String payer,
            String purpose,
            String category,
            String receiptNumber,

            @Schema(description = "How it came (收款方式)") Receipt.Method method,

            @Schema(description = "Lease whose rent it is; null where it is none (租赁合同)") @Nullable
            UUID lease,

            @Schema(description = "Disposal whose proceeds it is; null where it is none (资产处置)") @Nullable
            UUID disposal,

            @Schema(description = "Code of the earmark it comes under; null where it is none (专款)") @Nullable
            String earmark,

            @Schema(description = "Cash that could not wait for a working day (应急收款)")
            boolean emergency,

            @Schema(description = "That it was taken back; null while it stands (冲销)") @Nullable
            ReversalView reversal,

            @Schema(description = "Last day to pay the cash in; null where it came over the bank (解款期限)") @Nullable
            LocalDate depositBy,

            @Schema(description = "Deposit that paid the cash in; null until then (解款)") @Nullable
            UUID deposit,

            @Schema(description = "Cash that was not paid in by then (逾期未解款)")
            boolean overdue,

            @Schema(description = "The voucher drawn up for it (凭证)") @Nullable
            String voucher,

            Instant registeredAt) {}

    /** One line of {@code receipt_view}. */
    @Table("receipt_view")
    record Row(
            UUID id,
            String principal,
            UUID account,
            LocalDate receivedOn,
            long amount,
            String payer,
            String purpose,
            String category,
            String number,
            Receipt.Method method,
            @Nullable UUID lease,
            @Nullable UUID disposal,
            @Nullable String earmark,
            boolean emergency,
            @Nullable String reversalReason,
            @Nullable LocalDate reversedOn,
            @Nullable String reversedBy,
            @Nullable LocalDate depositBy,
            @Nullable UUID deposit,
            boolean overdue,
            @Nullable String voucher,
            Instant registeredAt) {

        PrincipalId owner() {
            return new PrincipalId(principal);
        }

        View view() {
            return new View(
                    id,
                    principal,
                    account,
                    receivedOn,
                    Money.ofFen(amount).toString(),
                    payer,
                    purpose,
                    category,
                    number,
                    method,
                    lease,
                    disposal,
                    earmark,
                    emergency,
                    reversal(),
                    depositBy,
                    deposit,
                    overdue,
                    voucher,
                    registeredAt);
        }

        private @Nullable ReversalView reversal() {
            return reversalReason == null || reversedOn == null || reversedBy == null
                    ? null
                    : new ReversalView(reversalReason, reversedOn, reversedBy);
        }
    }
}
