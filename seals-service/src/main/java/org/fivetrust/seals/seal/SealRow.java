package org.fivetrust.seals.seal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.seals.seal.model.Seal;
import org.fivetrust.seals.seal.model.SealKind;
import org.fivetrust.seals.seal.model.SealStatus;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Likeness;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code seal}; its status is the default of the column. */
@Table("seal")
record SealRow(
        String principal,
        @Id UUID id,
        String name,
        String nameKey,
        SealKind kind,
        @Nullable String material,
        @Nullable String code,
        @Nullable LocalDate engravedOn,
        String custodian,
        @Nullable String imprintRecord,
        @ReadOnlyProperty SealStatus status,
        String registeredBy,
        Instant registeredAt,
        Basis basis) {

    static SealRow of(Seal seal, Basis basis, String by, Instant at) {
        return new SealRow(
                seal.principal().value(),
                seal.id(),
                seal.name(),
                Likeness.name(seal.name()),
                seal.kind(),
                seal.material(),
                seal.code(),
                seal.engravedOn(),
                seal.custodian(),
                seal.imprintRecord(),
                SealStatus.IN_CUSTODY,
                by,
                at,
                basis);
    }
}
