package org.fivetrust.accounts.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.audit.model.AuditMandate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.relational.core.mapping.Table;

/** A mandate with its revocation; inserted into {@code audit_mandate}, read from the view. */
@Table("audit_mandate_view")
record MandateRow(
        String subdistrict,
        @Id UUID id,
        String auditor,
        String[] principals,
        String[] areas,
        Integer[] years,
        LocalDate startsOn,
        LocalDate endsOn,
        String ground,
        String grantedBy,
        Instant grantedAt,
        @ReadOnlyProperty @Nullable String revokedBy,
        @ReadOnlyProperty @Nullable Instant revokedAt,
        @ReadOnlyProperty @Nullable String revokedFor) {

    AuditMandate toModel() {
        return AuditMandate.of(
                List.of(principals), List.of(areas), List.of(years), startsOn, endsOn, revokedAt != null);
    }
}
