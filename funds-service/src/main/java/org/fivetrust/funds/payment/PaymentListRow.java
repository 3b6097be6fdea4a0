package org.fivetrust.funds.payment;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.payment.PaymentListMessages.RowView;
import org.fivetrust.funds.payment.PaymentListMessages.View;
import org.fivetrust.funds.payment.PaymentMessages.EvidenceMessage;
import org.fivetrust.funds.payment.PaymentMessages.Status;
import org.fivetrust.funds.payment.model.Evidence;
import org.fivetrust.funds.payment.model.ListMode;
import org.fivetrust.funds.payment.model.Pack;
import org.fivetrust.funds.payment.model.PaymentMethod;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A payment list as {@code payment_list_view} shows it. */
@Table("payment_list_view")
record PaymentListRow(
        String principal,
        UUID id,
        UUID account,
        ListMode mode,
        String purpose,
        String category,
        @Nullable String budgetLine,
        @Nullable String earmark,
        PaymentMethod method,
        @Nullable Pack pack,
        Json evidence,
        boolean emergency,
        long amount,
        int payments,
        int refused,
        Instant requestedAt,
        String digest,
        @Nullable UUID matter,
        @Nullable String matterNumber,
        @Nullable UUID warrantId,
        String requestedBy,
        @Nullable String comment,
        @Nullable String preparedBy,
        @Nullable String releasedBy,
        @Nullable Instant paidAt,
        @Nullable String cancelReason,
        Status status) {

    View view(List<Evidence> papers, @Nullable List<RowView> rows) {
        return new View(
                id,
                principal,
                account,
                mode,
                purpose,
                category,
                budgetLine,
                earmark,
                method,
                papers.stream().map(EvidenceMessage::of).toList(),
                emergency,
                pack,
                Money.ofFen(amount).toString(),
                payments,
                refused,
                status,
                digest,
                matter,
                matterNumber,
                warrantId,
                comment,
                requestedBy,
                requestedAt,
                preparedBy,
                releasedBy,
                paidAt == null ? null : paidAt.atZone(PaymentRow.CHINA).toLocalDate(),
                cancelReason,
                rows);
    }
}
