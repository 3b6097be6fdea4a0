package org.fivetrust.agreements.authority;

import java.util.UUID;
import org.fivetrust.agreements.agreement.model.AgreementEffect.Holding;
import org.fivetrust.agreements.authority.MatterRow.Found;

/** What a warrant is asked for: an approved act, and what its agreement lets become of it. */
record WarrantRequest(
        String principal,
        UUID matter,
        UUID act,
        String kind,
        String digest,
        UUID agreement,
        int agreementVersion,
        Holding holding) {

    static WarrantRequest of(Found found) {
        var row = found.row();
        return new WarrantRequest(
                row.principal(),
                row.id(),
                row.act(),
                row.kind(),
                row.digest(),
                row.agreement(),
                row.agreementVersion(),
                found.holding());
    }
}
