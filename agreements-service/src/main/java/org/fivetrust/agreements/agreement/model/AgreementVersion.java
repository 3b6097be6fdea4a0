package org.fivetrust.agreements.agreement.model;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/**
 * One version of an agreement, compiled.
 *
 * @param from the first day it is in force; of a draft, the first day of its term
 * @param to the last day it is in force; of a draft, the last day of its term
 * @param signedOn the day of the later signature
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
        @Nullable LocalDate signedOn,
        CompiledAgreement compiled) {

    /** The day on which it was signed, if it bound nobody yet on this one. */
    public Optional<LocalDate> signatureAfter(LocalDate day) {
        return Optional.ofNullable(signedOn).filter(day::isBefore);
    }

    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    public boolean hasEndedBefore(LocalDate day) {
        return to.isBefore(day);
    }
}
