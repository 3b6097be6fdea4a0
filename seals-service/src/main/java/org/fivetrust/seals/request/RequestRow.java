package org.fivetrust.seals.request;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.seals.request.model.Document;
import org.fivetrust.seals.request.model.DocumentDigest;
import org.fivetrust.seals.request.model.ImprintOrder;
import org.fivetrust.seals.request.model.RequestStatus;
import org.fivetrust.seals.request.model.UseNumber;
import org.fivetrust.seals.seal.model.SealKind;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code seal_request_view}. */
@Table("seal_request_view")
record RequestRow(
        String principal,
        UUID id,
        UUID seal,
        String sealName,
        SealKind sealKind,
        String documentTitle,
        @Nullable String documentRecord,
        String documentDigest,
        int documentPages,
        int copies,
        String purpose,
        String category,
        Instant requestedAt,
        String requestedBy,
        String requestedByName,
        RequestStatus status,
        @Nullable UUID matter,
        @Nullable String matterNumber,
        @Nullable UUID warrantId,
        @Nullable Integer useYear,
        @Nullable Integer useSerial,
        @Nullable Integer imprintedCopies,
        @Nullable String imprintedBy,
        @Nullable Instant imprintedAt) {

    ImprintOrder toOrder() {
        var document =
                new Document(documentTitle, documentRecord, new DocumentDigest(documentDigest), documentPages, 0);
        return new ImprintOrder(new PrincipalId(principal), seal, document, copies, purpose, category);
    }

    RequestedSeal requestedSeal() {
        return new RequestedSeal(seal, sealName, sealKind);
    }

    @Nullable
    UseNumber useNumber() {
        return useYear == null || useSerial == null ? null : new UseNumber(useYear, useSerial);
    }
}
