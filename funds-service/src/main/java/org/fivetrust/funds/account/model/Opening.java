package org.fivetrust.funds.account.model;

import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Refusal;

/** What comes of asking for a trust account. */
public sealed interface Opening {

    record Opened(TrustAccount account, Entry entry, Basis basis) implements Opening {}

    record Declined(Refusal because) implements Opening {}
}
