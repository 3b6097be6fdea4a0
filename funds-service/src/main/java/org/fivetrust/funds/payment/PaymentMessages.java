package org.fivetrust.funds.payment;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
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
import org.fivetrust.funds.payment.model.Pack;
import org.fivetrust.funds.payment.model.Payee;
import org.fivetrust.funds.payment.model.PayeeAccount;
import org.fivetrust.funds.payment.model.PaymentMethod;
import org.fivetrust.funds.payment.model.PaymentOrder;
import org.fivetrust.shared.kernel.BoundedPattern;
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

    private static final String INVOICE_CODE = "[0-9]{10}|[0-9]{12}";

    private static final BoundedPattern EIGHT_DIGITS = BoundedPattern.of("[0-9]{8}");

    private PaymentMessages() {}

    @OnePayee
    @Schema(name = "PaymentRequest")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
            @Schema(description = "Principal (委托方)", example = "dongfang-committee")
            String principal,

            @NotNull @Schema(description = "Trust account it is paid from (付款分户)")
            UUID account,

            @Valid @Schema(description = "Who is paid; or payeeAccount (收款人；或填收款账户登记)") @Nullable
            PayeeMessage payee,

            @NotNull
            @Pattern(regexp = Money.POSITIVE, message = "amount-above-nil")
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
            Boolean emergency,

            @Valid
            @Schema(description = "A confirmed account of the register of payees; or payee (收款人登记簿中已核实的账户)")
            @Nullable
            PayeeAccountMessage payeeAccount,

            @Schema(description = "By which its papers are wanted, all at once (付款依据类别；缺件一次性告知)") @Nullable
            Pack pack) {

        /** @param paid who is paid: as the request says, or as the register does */
        PaymentOrder toOrder(Payee paid) {
            return new PaymentOrder(
                    new PrincipalId(principal),
                    account,
                    paid,
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
                    Boolean.TRUE.equals(emergency),
                    payeeAccount == null ? null : payeeAccount.toModel(),
                    pack);
        }

        private PaymentMethod way() {
            if (method != null) {
                return method;
            }
            return hasAccount() ? PaymentMethod.TRANSFER : PaymentMethod.CHEQUE;
        }

        private boolean hasAccount() {
            return payeeAccount != null || payee != null && payee.account() != null;
        }

        void mustBeLegible() {
            var faults = faults();
            if (!faults.isEmpty()) {
                throw new InvalidValue(faults);
            }
        }

        List<Violation> faults() {
            var faults = new ArrayList<Violation>();
            if (way() == PaymentMethod.TRANSFER && !hasAccount()) {
                faults.add(Violation.worded("account-for-transfer", "/payee/account"));
            }
            if (way() == PaymentMethod.CASH && hasAccount()) {
                faults.add(Violation.worded("no-account-for-cash", "/payee/account"));
            }
            if (payee != null && Likeness.name(payee.name()).isEmpty()) {
                faults.add(Violation.worded("has-letters", "/payee/name"));
            }
            var papers = evidence == null ? List.<EvidenceMessage>of() : evidence;
            for (var n = 0; n < papers.size(); n++) {
                faults.addAll(papers.get(n).faults("/evidence/" + n));
            }
            return faults;
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

    @Schema(name = "PayeeAccountReference")
    record PayeeAccountMessage(
            @NotNull @Schema(description = "Payee of the register (登记簿中的收款人)")
            UUID payee,

            @NotNull @Positive @Schema(description = "Which of its accounts (第几个账户)", example = "1")
            Integer account) {

        PayeeAccount toModel() {
            return new PayeeAccount(payee, account);
        }

        static @Nullable PayeeAccountMessage of(@Nullable PayeeAccount named) {
            return named == null ? null : new PayeeAccountMessage(named.payee(), named.account());
        }
    }

    @Schema(name = "PaymentEvidence")
    record EvidenceMessage(
            @NotBlank @Size(max = 40) @Schema(description = "Kind, in English or Chinese (依据种类)", example = "INVOICE")
            String kind,

            @NotBlank @Size(max = 100) @Schema(description = "Its own number (号码)")
            String number,

            @Size(max = 100) @Schema(description = "Archive record (档案标识)") @Nullable
            String record,

            @Pattern(regexp = INVOICE_CODE, message = "invoice-code")
            @Schema(
                    description = "Code of an older invoice, whose number then has 8 digits (发票代码，全电发票无)",
                    example = "033002100411")
            @Nullable
            String code,

            @Pattern(regexp = Money.POSITIVE, message = "amount-above-nil")
            @Schema(
                    description = "Amount of the invoice, where several payments may share it (价税合计，供多笔付款共用)",
                    example = "9000.00")
            @Nullable
            String amount,

            @Pattern(regexp = Money.POSITIVE, message = "amount-above-nil")
            @Schema(
                    description =
                            "What this payment uses of it; default: what is paid, or of several invoices all of it (本次使用金额)",
                    example = "4980.00")
            @Nullable
            String used) {

        static EvidenceMessage of(Evidence paper) {
            return new EvidenceMessage(
                    paper.kind(),
                    paper.number(),
                    paper.record(),
                    paper.code(),
                    paper.amount() == null ? null : paper.amount().toString(),
                    paper.used() == null ? null : paper.used().toString());
        }

        Evidence toEvidence() {
            return new Evidence(
                    EvidenceKind.of(kind).orElseThrow().name(),
                    number,
                    record,
                    code,
                    amount == null ? null : Money.parse(amount),
                    used == null ? null : Money.parse(used));
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
            faults.addAll(faultsOfInvoice(at));
            return faults;
        }

        private List<Violation> faultsOfInvoice(String at) {
            var faults = new ArrayList<Violation>();
            var isInvoice =
                    EvidenceKind.of(kind).filter(EvidenceKind.INVOICE::equals).isPresent();
            if (code != null && !isInvoice) {
                faults.add(Violation.worded("of-invoices-only", at + "/code"));
            }
            if (amount != null && !isInvoice) {
                faults.add(Violation.worded("of-invoices-only", at + "/amount"));
            }
            if (code != null && !EIGHT_DIGITS.matches(number)) {
                faults.add(Violation.worded("invoice-number", at + "/number"));
            }
            if (used != null && (amount == null || Money.parse(used).isMoreThan(Money.parse(amount)))) {
                faults.add(Violation.worded("within-the-invoice", at + "/used"));
            }
            return faults;
        }
    }

    @Schema(name = "PaymentCancellation")
    record Cancel(
            @NotBlank @Size(max = 500) @Schema(description = "Why (撤销原因)", example = "金额填写有误")
            String reason) {}

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

            @Schema(description = "The account of the register that it names (登记簿中的收款账户)") @Nullable
            PayeeAccountMessage payeeAccount,

            @Schema(description = "By which its papers were wanted (付款依据类别)") @Nullable
            Pack pack,

            @Schema(description = "How far it has come (状态)")
            Status status,

            @Schema(description = "SHA-256 of the canonical act (行为摘要)")
            String digest,

            @Schema(description = "The payment list that it stands on, which is approved and released as one (所属发放表)")
            @Nullable
            UUID list,

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

            @Schema(description = "Why who asked called it back (撤销原因)") @Nullable
            String cancelReason,

            @Schema(description = "How far the bank has come, once released to an account (银行处理状态)") @Nullable
            BankView bank) {}
}
