package org.fivetrust.agreements.authorization.model;

import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.AgreementEffect.Holding;

/** What a warrant is asked for: an approved act, and what its agreement lets become of it. */
public record WarrantRequest(
        String principal,
        UUID matter,
        UUID act,
        String kind,
        String digest,
        UUID agreement,
        int agreementVersion,
        List<String> approvers,
        Holding holding) {}
