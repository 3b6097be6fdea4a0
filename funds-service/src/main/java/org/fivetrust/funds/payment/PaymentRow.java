package org.fivetrust.funds.payment;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.account.model.AccountNumber;
import org.fivetrust.funds.bankorder.model.BankStatus;
import org.fivetrust.funds.payment.PaymentMessages.BankView;
import org.fivetrust.funds.payment.PaymentMessages.EvidenceMessage;
import org.fivetrust.funds.payment.PaymentMessages.PayeeAccountMessage;
import org.fivetrust.funds.payment.PaymentMessages.PayeeView;
import org.fivetrust.funds.payment.PaymentMessages.Status;
import org.fivetrust.funds.payment.PaymentMessages.View;
import org.fivetrust.funds.payment.model.Evidence;
import org.fivetrust.funds.payment.model.Pack;
import org.fivetrust.funds.payment.model.Payee;
import org.fivetrust.funds.payment.model.PayeeAccount;
import org.fivetrust.funds.payment.model.Payment;
import org.fivetrust.funds.payment.model.PaymentMethod;
import org.fivetrust.funds.payment.model.PaymentOrder;
import org.fivetrust.funds.payment.model.Progress;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A payment as {@code payment_view} shows it: what was asked, and how far its act and its money have come. */
@Table("payment_view")
record PaymentRow(
        String principal,
        UUID id,
        UUID account,
        String payeeName,
        @Nullable String payeeAccount,
        @Nullable String payeeBank,
        Payee.Kind payeeKind,
        long amount,
        String purpose,
        String category,
        @Nullable String budgetLine,
        @Nullable String earmark,
        @Nullable UUID contract,
        PaymentMethod method,
        Json evidence,
        boolean emergency,
        @Nullable UUID registeredPayee,
        @Nullable Integer registeredAccount,
        @Nullable Pack pack,
        Instant requestedAt,
        @Nullable String preparedBy,
        @Nullable Instant preparedAt,
        @Nullable String releasedBy,
        @Nullable Instant paidAt,
        @Nullable String cancelledBy,
        @Nullable Instant cancelledAt,
        @Nullable String cancelReason,
        String digest,
        UUID approvedAct,
        String approvedDigest,
        @Nullable UUID list,
        @Nullable UUID matter,
        @Nullable String matterNumber,
        @Nullable UUID warrantId,
        String requestedBy,
        @Nullable String comment,
        @Nullable String voucher,
        @Nullable BankStatus bankStatus,
        @Nullable Instant bankAt,
        @Nullable String bankReference,
        Status status) {

    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    Payment toModel(List<Evidence> papers) {
        return new Payment(
                id, order(papers), new Payment.Approved(approvedAct, approvedDigest), requestedBy, progress());
    }

    private PaymentOrder order(List<Evidence> papers) {
        return new PaymentOrder(
                new PrincipalId(principal),
                account,
                new Payee(
                        payeeName, payeeAccount == null ? null : new AccountNumber(payeeAccount), payeeBank, payeeKind),
                Money.ofFen(amount),
                purpose,
                category,
                budgetLine,
                earmark,
                contract,
                method,
                papers,
                emergency,
                namedAccount(),
                pack);
    }

    private @Nullable PayeeAccount namedAccount() {
        return registeredPayee == null || registeredAccount == null
                ? null
                : new PayeeAccount(registeredPayee, registeredAccount);
    }

    private Progress progress() {
        if (cancelledBy != null && cancelledAt != null) {
            return new Progress.Cancelled(cancelledBy, cancelledAt);
        }
        if (preparedBy == null || preparedAt == null) {
            return new Progress.Waiting();
        }
        return releasedBy == null || paidAt == null
                ? new Progress.Prepared(preparedBy, preparedAt)
                : new Progress.Paid(preparedBy, releasedBy, paidAt);
    }

    View view(List<Evidence> papers) {
        return new View(
                id,
                principal,
                account,
                new PayeeView(payeeName, payeeAccount, payeeBank, payeeKind),
                Money.ofFen(amount).toString(),
                purpose,
                category,
                budgetLine,
                earmark,
                contract,
                method,
                papers.stream().map(EvidenceMessage::of).toList(),
                emergency,
                PayeeAccountMessage.of(namedAccount()),
                pack,
                status,
                digest,
                list,
                matter,
                matterNumber,
                warrantId,
                voucher,
                comment,
                requestedBy,
                requestedAt,
                preparedBy,
                releasedBy,
                paidAt == null ? null : paidAt.atZone(CHINA).toLocalDate(),
                cancelReason,
                bankStatus == null || bankAt == null ? null : new BankView(bankStatus, bankAt, bankReference));
    }
}
