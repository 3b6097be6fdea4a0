package org.fivetrust.archives.loan;

import java.util.UUID;
import org.fivetrust.archives.record.model.RecordStatus;
import org.fivetrust.shared.kernel.PrincipalId;

/** What a loan needs to know of its record, from {@code record_view}, and of the rule on its length. */
record RecordToLend(
        String principal,
        UUID id,
        String title,
        String archivalNumber,
        String category,
        String sha256,
        RecordStatus status,
        int longestDays) {

    PrincipalId owner() {
        return new PrincipalId(principal);
    }
}
