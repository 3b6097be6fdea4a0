package org.fivetrust.assets.asset.model;

import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Refusal;

/** What comes of entering an asset in the register. */
public sealed interface Registration {

    record Registered(Asset asset, Basis basis) implements Registration {}

    record Declined(Refusal because) implements Registration {}
}
