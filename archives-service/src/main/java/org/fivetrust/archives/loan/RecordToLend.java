package org.fivetrust.archives.loan;

import java.util.UUID;
import org.fivetrust.archives.record.model.RecordStatus;
import org.fivetrust.shared.kernel.PrincipalId;
import org.springframework.data.relational.core.mapping.Table;

/** What a loan needs to know of its record. */
@Table("record_view")
record RecordToLend(
        String principal,
        UUID id,
        String title,
        String archivalNumber,
        String category,
        String sha256,
        RecordStatus status) {

    PrincipalId owner() {
        return new PrincipalId(principal);
    }
}
