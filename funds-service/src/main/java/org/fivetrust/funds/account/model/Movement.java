package org.fivetrust.funds.account.model;

import org.fivetrust.shared.kernel.Refusal;

/** What comes of moving money: an entry to write down, or a reason why not. */
public sealed interface Movement {

    record Entered(Entry entry) implements Movement {}

    record Declined(Refusal because) implements Movement {}
}
