package org.fivetrust.archives.record.model;

import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Refusal;

/** What comes of handing a record in. */
public sealed interface FilingOutcome {

    record Filed(Filing filing, String category, Appraisal appraisal, Content content, Basis basis)
            implements FilingOutcome {}

    record Declined(Refusal because) implements FilingOutcome {}
}
