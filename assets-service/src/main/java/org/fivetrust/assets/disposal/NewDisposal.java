package org.fivetrust.assets.disposal;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.util.UUID;
import org.fivetrust.assets.disposal.model.Manner;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A disposal as it is frozen. */
@Table("disposal")
record NewDisposal(
        String principal,
        @Id UUID id,
        UUID asset,
        Manner manner,
        String reason,
        Money amount,
        Money netBookValue,
        @Nullable Money appraisedValue,
        @Nullable String recipientName,
        @Nullable String recipientAccount,
        @Nullable Money price,
        Json evidence,
        Instant requestedAt) {

    static NewDisposal of(UUID id, ValuedDisposal disposal, Json evidence, Instant at) {
        var order = disposal.order();
        var recipient = order.recipient();
        return new NewDisposal(
                order.principal().value(),
                id,
                order.asset(),
                order.manner(),
                order.reason(),
                disposal.amount(),
                disposal.netBookValue(),
                order.appraisedValue(),
                recipient == null ? null : recipient.name(),
                recipient == null ? null : recipient.account(),
                order.price(),
                evidence,
                at);
    }
}
