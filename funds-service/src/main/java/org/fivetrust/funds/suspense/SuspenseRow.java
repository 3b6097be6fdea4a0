package org.fivetrust.funds.suspense;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.funds.receipt.model.Receipt;
import org.fivetrust.funds.suspense.SuspenseMessages.NamedView;
import org.fivetrust.funds.suspense.SuspenseMessages.RefundView;
import org.fivetrust.funds.suspense.SuspenseMessages.View;
import org.fivetrust.funds.suspense.model.Suspense;
import org.fivetrust.funds.suspense.model.Suspense.Proposal;
import org.fivetrust.funds.suspense.model.SuspenseStatus;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code suspense_view}. */
@Table("suspense_view")
record SuspenseRow(
        String principal,
        UUID id,
        UUID statement,
        int entry,
        String accountKey,
        long amount,
        LocalDate arrivedOn,
        @Nullable String payer,
        LocalDate dueOn,
        boolean overdue,
        String enteredBy,
        Instant enteredAt,
        int proposals,
        @Nullable String named,
        @Nullable UUID account,
        @Nullable String namedPayer,
        @Nullable String purpose,
        @Nullable String category,
        @Nullable String receiptNumber,
        @Nullable UUID lease,
        @Nullable UUID disposal,
        @Nullable String earmark,
        @Nullable String refundReason,
        @Nullable String refundReference,
        @Nullable LocalDate refundedOn,
        @Nullable String proposedBy,
        @Nullable String settledBy,
        @Nullable Instant settledAt,
        @Nullable UUID receipt,
        SuspenseStatus status) {

    PrincipalId owner() {
        return new PrincipalId(principal);
    }

    Suspense toModel() {
        return new Suspense(
                id, owner(), accountKey, Money.ofFen(amount), arrivedOn, proposals, proposal(), settledAt != null);
    }

    private @Nullable Proposal proposal() {
        if (proposedBy == null) {
            return null;
        }
        return named == null
                ? new Proposal.Refund(Objects.requireNonNull(refundedOn), proposedBy)
                : new Proposal.Named(new PrincipalId(named), proposedBy);
    }

    /** What it becomes once it is confirmed; only where somebody has named it. */
    Receipt toReceipt(UUID newcomer) {
        return new Receipt(
                newcomer,
                new PrincipalId(Objects.requireNonNull(named)),
                Objects.requireNonNull(account),
                arrivedOn,
                Money.ofFen(amount),
                Objects.requireNonNull(namedPayer),
                Objects.requireNonNull(purpose),
                Objects.requireNonNull(category),
                Objects.requireNonNull(receiptNumber),
                Receipt.Method.BANK,
                lease,
                disposal,
                earmark,
                false);
    }

    View view() {
        return new View(
                id,
                principal,
                statement,
                entry,
                Money.ofFen(amount).toString(),
                arrivedOn,
                payer,
                dueOn,
                overdue,
                status,
                enteredBy,
                enteredAt,
                naming(),
                refund(),
                settledBy,
                settledAt,
                receipt);
    }

    private @Nullable NamedView naming() {
        return named == null || account == null || namedPayer == null || purpose == null || proposedBy == null
                ? null
                : new NamedView(
                        named,
                        account,
                        namedPayer,
                        purpose,
                        Objects.requireNonNull(category),
                        Objects.requireNonNull(receiptNumber),
                        lease,
                        disposal,
                        earmark,
                        proposedBy);
    }

    private @Nullable RefundView refund() {
        return refundReason == null || refundReference == null || refundedOn == null || proposedBy == null
                ? null
                : new RefundView(refundReason, refundReference, refundedOn, proposedBy);
    }
}
