package org.fivetrust.seals.seal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.seals.seal.model.SealKind;
import org.fivetrust.seals.seal.model.SealStatus;
import org.jspecify.annotations.Nullable;

/** One line of {@code seal}. */
record SealRow(
        String principal,
        UUID id,
        String name,
        SealKind kind,
        @Nullable String material,
        @Nullable String code,
        @Nullable LocalDate engravedOn,
        String custodian,
        @Nullable String imprintRecord,
        SealStatus status,
        String registeredBy,
        Instant registeredAt) {}
