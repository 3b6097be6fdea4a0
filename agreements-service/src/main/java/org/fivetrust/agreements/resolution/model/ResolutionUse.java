package org.fivetrust.agreements.resolution.model;

import org.fivetrust.shared.kernel.Refusal;

/** Whether a resolution serves an act. */
public sealed interface ResolutionUse {

    /** It decided this kind of act, amount and counterparty, and was recorded before the request. */
    record Matched() implements ResolutionUse {}

    /** No rule speaks against it, but a person must confirm that it decided this act. */
    record Unproven() implements ResolutionUse {}

    record Refuse(Refusal because) implements ResolutionUse {}
}
