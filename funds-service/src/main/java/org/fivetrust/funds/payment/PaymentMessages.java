package org.fivetrust.funds.payment;

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
import org.fivetrust.funds.account.model.AccountNumber;
import org.fivetrust.funds.bankorder.model.BankStatus;
import org.fivetrust.funds.payment.model.Evidence;
import org.fivetrust.funds.payment.model.Payee;
import org.fivetrust.funds.payment.model.PaymentMethod;
import org.fivetrust.funds.payment.model.PaymentOrder;
import org.fivetrust.shared.kernel.EvidenceKind;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Likeness;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.RecordReference;
import org.fivetrust.shared.reading.Masked;
import org.fivetrust.shared.reading.MaskedField;
import org.jspecify.annotations.Nullable;

/** Payments on the wire. */
final class PaymentMessages {

    private static final String POSITIVE = "(?!0\\.00$)(0|[1-9][0-9]{0,11})\\.[0-9]{2}";

    private PaymentMessages() {}

    @Schema(name = "PaymentRequest")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
            @Schema(description = "Principal (委托方)", example = "dongfang-committee")
            String principal,

            @NotNull @Schema(description = "Trust account it is paid from (付款分户)")
            UUID account,

            @NotNull @Valid @Schema(description = "Who is paid (收款人)")
            PayeeMessage payee,

            @NotNull
            @Pattern(regexp = POSITIVE, message = "amount-above-nil")
            @Schema(description = "Amount (金额)", example = "4980.00")
            String amount,

            @NotBlank @Size(max = 500) @Schema(description = "What for (事由)")
            String purpose,

            @Size(min = 1, max = 60) @Schema(description = "Category (支出类别); default: GENERAL") @Nullable
            String category,

            @Size(max = 60)
            @Schema(
                    description =
                            "Budget line (预算科目) of the year; refused unless a budget in force has it and enough is left")
            @Nullable
            String budgetLine,

            @Size(max = 60)
            @Schema(description = "Earmark (专项), by its code; refused for what it was not given for")
            @Nullable
            String earmark,

            @Schema(description = "Contract (合同) it is paid under; refused above what may be paid under it") @Nullable
            UUID contract,

            @Schema(description = "Default: TRANSFER to an account, else CHEQUE (付款方式)") @Nullable
            PaymentMethod method,

            @Valid @Size(max = 50) @Schema(description = "Papers it rests on (依据)") @Nullable
            List<@NotNull EvidenceMessage> evidence,

            @Schema(description = "Emergency (是否紧急)") @Nullable
            Boolean emergency) {

        PaymentOrder toOrder() {
            mustBeLegible();
            return new PaymentOrder(
                    new PrincipalId(principal),
                    account,
                    payee.toPayee(),
                    Money.parse(amount),
                    purpose,
                    Objects.requireNonNullElse(category, "GENERAL"),
                    budgetLine,
                    earmark,
                    contract,
                    way(),
                    evidence == null
                            ? List.of()
                            : evidence.stream().map(EvidenceMessage::toEvidence).toList(),
                    Boolean.TRUE.equals(emergency));
        }

        private PaymentMethod way() {
            if (method != null) {
                return method;
            }
            return payee.account() == null ? PaymentMethod.CHEQUE : PaymentMethod.TRANSFER;
        }

        private void mustBeLegible() {
            var faults = new ArrayList<Violation>();
            if (way() == PaymentMethod.TRANSFER && payee.account() == null) {
                faults.add(Violation.worded("account-for-transfer", "/payee/account"));
            }
            if (way() == PaymentMethod.CASH && payee.account() != null) {
                faults.add(Violation.worded("no-account-for-cash", "/payee/account"));
            }
            if (Likeness.name(payee.name()).isEmpty()) {
                faults.add(Violation.worded("has-letters", "/payee/name"));
            }
            var papers = evidence == null ? List.<EvidenceMessage>of() : evidence;
            for (var n = 0; n < papers.size(); n++) {
                faults.addAll(papers.get(n).faults("/evidence/" + n));
            }
            if (!faults.isEmpty()) {
                throw new InvalidValue(faults);
            }
        }
    }

    @Schema(name = "PayeeDraft")
    record PayeeMessage(
            @NotBlank @Size(max = 200) @Schema(description = "Name (户名)")
            String name,

            @Pattern(regexp = AccountNumber.PATTERN, message = "bank-account")
            @Schema(description = "Account (账号)")
            @Nullable
            String account,

            @Size(max = 100) @Schema(description = "Bank (开户行)") @Nullable
            String bank,

            @Schema(description = "Default: ORGANISATION (单位或个人)")
            Payee.@Nullable Kind kind) {

        Payee toPayee() {
            return new Payee(
                    name,
                    account == null ? null : new AccountNumber(account),
                    bank,
                    Objects.requireNonNullElse(kind, Payee.Kind.ORGANISATION));
        }
    }

    @Schema(name = "PaymentEvidence")
    record EvidenceMessage(
            @NotBlank @Size(max = 40) @Schema(description = "Kind, in English or Chinese (依据种类)", example = "INVOICE")
            String kind,

            @NotBlank @Size(max = 100) @Schema(description = "Its own number (号码)")
            String number,

            @Size(max = 100) @Schema(description = "Archive record (档案标识)") @Nullable
            String record) {

        Evidence toEvidence() {
            return new Evidence(EvidenceKind.of(kind).orElseThrow().name(), number, record);
        }

        List<Violation> faults(String at) {
            var faults = new ArrayList<Violation>();
            if (EvidenceKind.of(kind).isEmpty()) {
                faults.add(Violation.worded("one-of", at + "/kind", "values", EvidenceKind.names()));
            }
            if (record != null && !RecordReference.isOne(record)) {
                faults.add(Violation.worded("record-reference", at + "/record"));
            }
            if (Likeness.number(number).isEmpty()) {
                faults.add(Violation.worded("has-letters-or-digits", at + "/number"));
            }
            return faults;
        }
    }

    @Schema(name = "Payee")
    record PayeeView(
            @Schema(description = "Name (户名)") String name,

            @Masked(MaskedField.PAYEE_ACCOUNT)
            @Schema(description = "Account (账号); masked for those who need not pay (按角色脱敏)")
            @Nullable
            String account,

            @Schema(description = "Bank (开户行)") @Nullable String bank,

            @Schema(description = "A person or an organisation (单位或个人)")
            Payee.Kind kind) {}

    @Schema(name = "PaymentAtBank")
    record BankView(
            @Schema(description = "What the bank has made of it; UNKNOWN is asked after and not sent again (银行状态)")
            BankStatus status,

            @Schema(description = "Since when (变更时间)") Instant at,

            @Schema(description = "The bank's own reference (银行流水号)") @Nullable
            String reference) {}

    enum Status {
        AWAITING_APPROVAL,
        RETURNED,
        REJECTED,
        AUTHORISED,
        PREPARED,
        PAID,
        /** The bank did not carry it out, or gave the money back. */
        BANK_RETURNED,
        CANCELLED
    }

    @Schema(name = "Payment")
    record View(
            UUID id,
            String principal,
            UUID account,
            PayeeView payee,
            String amount,
            String purpose,
            String category,
            @Nullable String budgetLine,
            @Nullable String earmark,

            @Schema(description = "Contract it is paid under (合同)") @Nullable
            UUID contract,

            @Schema(description = "How the money leaves (付款方式)")
            PaymentMethod method,

            List<EvidenceMessage> evidence,
            boolean emergency,

            @Schema(description = "How far it has come (状态)")
            Status status,

            @Schema(description = "SHA-256 of the canonical act (行为摘要)")
            String digest,

            @Schema(description = "The matter that approves it (事项)") @Nullable
            UUID matter,

            @Nullable String matterNumber,

            @Schema(description = "The warrant, once authorised (执行令)") @Nullable
            UUID warrant,

            @Schema(description = "The voucher drawn up for it (凭证)") @Nullable
            String voucher,

            @Schema(description = "What the last word on its matter said (审批意见)") @Nullable
            String comment,

            String requestedBy,
            Instant requestedAt,
            @Nullable String preparedBy,
            @Nullable String releasedBy,
            @Nullable LocalDate paidOn,

            @Schema(description = "How far the bank has come, once released to an account (银行处理状态)") @Nullable
            BankView bank) {}
}
