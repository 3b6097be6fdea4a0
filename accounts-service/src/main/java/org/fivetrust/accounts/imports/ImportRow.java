package org.fivetrust.accounts.imports;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** An imported file. */
@Table("import")
record ImportRow(
        PrincipalId principal,
        @Id UUID id,
        UUID book,
        String digest,
        boolean again,
        String format,
        @Nullable String codeMap,
        int vouchers,
        int lines,
        int openingLines,
        String importedBy,
        Instant importedAt,
        UUID ruling) {}
