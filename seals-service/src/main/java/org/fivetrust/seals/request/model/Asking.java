package org.fivetrust.seals.request.model;

import org.fivetrust.shared.kernel.Refusal;

/** What comes of asking for an imprint. */
public sealed interface Asking {

    record Asked(ImprintOrder order) implements Asking {}

    record Declined(Refusal because) implements Asking {}
}
