package org.fivetrust.agreements.agreement.model;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;

/**
 * One version of an agreement, compiled.
 *
 * @param from the first day it is in force; of a draft, the first day of its term
 * @param to the last day it is in force; of a draft, the last day of its term
 */
public record AgreementVersion(
        PrincipalId principal,
        UUID id,
        int version,
        String digest,
        UUID resolution,
        String subdistrict,
        String community,
        LocalDate from,
        LocalDate to,
        CompiledAgreement compiled) {

    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    public boolean hasEndedBefore(LocalDate day) {
        return to.isBefore(day);
    }
}
