package org.fivetrust.seals.register;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.seals.request.model.UseNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code seal_register}. */
@Table("seal_register")
record LineRow(
        String principal,
        UUID seal,
        int year,
        int serial,
        UUID request,
        String documentTitle,
        @Nullable String documentRecord,
        String documentDigest,
        int documentPages,
        int approvedCopies,
        int copies,
        String purpose,
        String category,
        String requestedBy,
        String requestedByName,
        String custodian,
        String custodianName,
        Instant usedAt,
        UUID matter,
        String matterNumber,
        UUID warrantId) {

    UseNumber number() {
        return new UseNumber(year, serial);
    }
}
