package org.fivetrust.accounts.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A request by an auditor. */
@Table("audit_access")
@Schema(name = "AuditAccess", description = "A read by an auditor (审计查阅记录)")
record AuditLogEntry(
        @Schema(description = "Whose it was; * if nobody's alone (委托方)")
        String principal,

        @Id UUID id,
        String subject,
        String name,
        String method,
        String path,
        String query,

        @Schema(description = "Whether it was answered (是否准许)")
        boolean allowed,

        Instant at) {}
