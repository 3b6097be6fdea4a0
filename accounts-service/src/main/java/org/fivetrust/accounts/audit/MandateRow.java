package org.fivetrust.accounts.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.audit.model.AuditMandate;
import org.jspecify.annotations.Nullable;

/** One line of {@code audit_mandate}, with its revocation if there is one. */
record MandateRow(
        String street,
        UUID id,
        String auditor,
        String[] principals,
        String[] areas,
        Integer[] years,
        LocalDate startsOn,
        LocalDate endsOn,
        String ground,
        String grantedBy,
        Instant grantedAt,
        @Nullable String revokedBy,
        @Nullable Instant revokedAt,
        @Nullable String revokedFor) {

    AuditMandate toModel() {
        return AuditMandate.of(
                List.of(principals), List.of(areas), List.of(years), startsOn, endsOn, revokedAt != null);
    }
}
