package org.fivetrust.agreements.resolution.model;

import org.fivetrust.shared.kernel.Refusal;

/** Whether a resolution serves an act. */
public sealed interface ResolutionUse {

    /** It decided this kind of act, this amount and this other side, and stood on record before anybody asked. */
    record Matched() implements ResolutionUse {}

    /** Nothing speaks against it, but that it decided this very act only a person can say. */
    record Unproven() implements ResolutionUse {}

    record Refuse(Refusal because) implements ResolutionUse {}
}
