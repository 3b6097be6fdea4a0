package org.fivetrust.agreements.authority.model;

import org.fivetrust.shared.kernel.Refusal;

/** Who wants to say that a piece of evidence is of the act before him. */
public sealed interface EvidenceConfirmation {

    record By(ActingCapacity hat) implements EvidenceConfirmation {}

    record Refuse(Refusal because) implements EvidenceConfirmation {}
}
