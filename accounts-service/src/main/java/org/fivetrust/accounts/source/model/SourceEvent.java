package org.fivetrust.accounts.source.model;

import java.time.LocalDate;
import java.util.List;
import org.fivetrust.accounts.voucher.model.Document;
import org.fivetrust.accounts.voucher.model.SourceKey;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/**
 * An event of another area that the books must show once, on its day.
 *
 * @param accumulated what of the amount is depreciated: of a disposal, whose amount is the cost; else nothing
 * @param counterparty who paid or was paid
 * @param reference the number of its own paper: a receipt number, a matter number
 */
public record SourceEvent(
        PrincipalId principal,
        SourceEventType kind,
        String id,
        LocalDate happenedOn,
        Money amount,
        Money accumulated,
        String category,
        String counterparty,
        String purpose,
        @Nullable String reference,
        List<Document> documents) {

    public SourceEvent {
        documents = List.copyOf(documents);
    }

    public SourceKey key() {
        return new SourceKey(kind.word(), id);
    }
}
