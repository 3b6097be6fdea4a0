package org.fivetrust.accounts.voucher.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/**
 * A voucher to be written down for the first time.
 *
 * @param rule the posting rule it was drawn up by, with its version
 * @param ruling the ruling it rests on; the system drafts without one
 */
public record Draft(
        UUID id,
        PrincipalId principal,
        UUID book,
        Content content,
        List<Document> documents,
        @Nullable SourceKey source,
        @Nullable String rule,
        Person by,
        Instant at,
        @Nullable UUID ruling) {

    public Draft {
        documents = List.copyOf(documents);
    }
}
