package org.fivetrust.agreements.authority.model;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.CompiledAgreement;

/** The agreement that an act stands on, compiled. */
public record Ground(
        UUID agreement,
        int version,
        String digest,
        UUID resolution,
        String street,
        String community,
        LocalDate termTo,
        CompiledAgreement covenant) {}
