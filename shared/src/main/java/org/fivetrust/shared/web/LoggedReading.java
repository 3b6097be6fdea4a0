package org.fivetrust.shared.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A request of somebody who oversees. */
@Table("audit_access")
@Schema(name = "AuditAccess", description = "A request of an auditor or of a district system (查阅记录)")
public record LoggedReading(
        @Schema(description = "Whose it was; of no single one: the sub-district's, or * (委托方)")
        String principal,

        @Id UUID id,
        String subject,
        String name,
        String method,
        String path,
        String query,

        @Schema(description = "Whether it was admitted (是否准许)")
        boolean allowed,

        Instant at) {}
