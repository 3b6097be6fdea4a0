package org.fivetrust.assets.disposal.model;

import org.fivetrust.shared.kernel.Refusal;

/** What comes of asking for a disposal. */
public sealed interface Asking {

    record Asked(DisposalOrder order) implements Asking {}

    record Declined(Refusal because) implements Asking {}
}
