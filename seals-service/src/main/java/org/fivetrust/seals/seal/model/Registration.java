package org.fivetrust.seals.seal.model;

import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Refusal;

/** What comes of taking a seal into custody. */
public sealed interface Registration {

    record Registered(Seal seal, Basis basis) implements Registration {}

    record Declined(Refusal because) implements Registration {}
}
