package org.fivetrust.agreements.matter.model;

import org.fivetrust.shared.kernel.Refusal;

/** Whether a person may confirm that a piece of evidence belongs to this act, and in which capacity. */
public sealed interface EvidenceConfirmation {

    record By(ActingCapacity capacity) implements EvidenceConfirmation {}

    record Refuse(Refusal because) implements EvidenceConfirmation {}
}
