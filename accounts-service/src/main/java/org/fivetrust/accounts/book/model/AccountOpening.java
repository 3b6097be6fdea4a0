package org.fivetrust.accounts.book.model;

import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Refusal;

/** What comes of opening a detail account. */
public sealed interface AccountOpening {

    record Opened(Account account, Basis basis) implements AccountOpening {}

    record Declined(Refusal because) implements AccountOpening {}
}
