package org.fivetrust.accounts.evidence;

import java.util.List;
import org.fivetrust.evidence.model.Bundle;
import org.fivetrust.evidence.model.Checkpoint;
import org.fivetrust.evidence.model.SignedNote;
import org.fivetrust.evidence.model.VerifierKey;
import org.fivetrust.testing.world.Community;

/** The evidence log of accounts as a community reads it. */
record Log(Community community) {

    /** Published to everybody. */
    List<VerifierKey> keys() {
        return community
                .evidence("")
                .readEvidenceKeys("accounts")
                .whole()
                .lines()
                .map(VerifierKey::parse)
                .toList();
    }

    Bundle proof(String voucher, Object... parameters) {
        return Bundle.parse(
                community.accounts("reporter").proveVoucher(voucher, parameters).whole());
    }

    static Checkpoint checkpoint(Bundle bundle) {
        return Checkpoint.parse(bundle.checkpoint().text());
    }

    Checkpoint checkpoint(Object... parameters) {
        return Checkpoint.parse(SignedNote.parse(note(parameters)).text());
    }

    String note(Object... parameters) {
        return community
                .evidence("auditor")
                .readCheckpoint("accounts", parameters)
                .whole();
    }
}
