package org.fivetrust.funds.account.model;

import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Refusal;

/** What comes of registering a receipt. */
public sealed interface Registration {

    record Registered(Receipt receipt, Entry entry, Basis basis) implements Registration {}

    record Declined(Refusal because) implements Registration {}
}
