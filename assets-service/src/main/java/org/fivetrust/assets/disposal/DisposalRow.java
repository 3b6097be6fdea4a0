package org.fivetrust.assets.disposal;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.assets.asset.model.CardNumber;
import org.fivetrust.assets.disposal.model.DisposalOrder;
import org.fivetrust.assets.disposal.model.DisposalStatus;
import org.fivetrust.assets.disposal.model.Evidence;
import org.fivetrust.assets.disposal.model.Manner;
import org.fivetrust.assets.disposal.model.Recipient;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** One line of {@code disposal_view}. */
@Table("disposal_view")
record DisposalRow(
        String principal,
        UUID id,
        UUID asset,
        String assetName,
        int cardYear,
        int cardSerial,
        Manner manner,
        String reason,
        long amount,
        long netBookValue,
        @Nullable Long appraisedValue,
        @Nullable String recipientName,
        @Nullable String recipientAccount,
        @Nullable Long price,
        Json evidence,
        Json proceeds,
        Instant requestedAt,
        String requestedBy,
        @Nullable String executedBy,
        @Nullable Instant executedAt,
        @Nullable LocalDate disposedOn,
        @Nullable UUID matter,
        @Nullable String matterNumber,
        @Nullable UUID warrantId,
        DisposalStatus status) {

    DisposalOrder toOrder(List<Evidence> evidence) {
        return new DisposalOrder(
                new PrincipalId(principal),
                asset,
                manner,
                reason,
                appraisedValue == null ? null : Money.ofFen(appraisedValue),
                recipientName == null ? null : new Recipient(recipientName, recipientAccount),
                price == null ? null : Money.ofFen(price),
                evidence);
    }

    CardNumber cardNumber() {
        return new CardNumber(cardYear, cardSerial);
    }
}
