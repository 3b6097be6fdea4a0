package org.fivetrust.archives.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.archives.record.model.RecordStatus;
import org.fivetrust.archives.record.model.SecurityLevel;
import org.fivetrust.archives.retention.model.Retention;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code record_view}. */
@Table("record_view")
record RecordRow(
        String principal,
        UUID id,
        String archivalNumber,
        int item,
        String title,
        String category,
        int year,
        @Nullable String documentNumber,
        @Nullable String author,
        @Nullable LocalDate formedOn,
        SecurityLevel securityLevel,
        Retention retention,
        @Nullable String retentionTable,
        @Nullable Integer retentionLine,
        @Nullable String retentionTerms,
        boolean retentionToConfirm,
        String fileName,
        String mediaType,
        long size,
        String sha256,
        @Nullable UUID sameContentAs,
        RecordStatus status,
        @Nullable UUID loan,
        String filedBy,
        Instant filedAt) {}
