package org.fivetrust.funds.statement.model;

import org.jspecify.annotations.Nullable;

/** The other side of an entry, as far as the bank names it. */
public record Counterparty(
        @Nullable String name,
        @Nullable String account,
        @Nullable String bank) {

    public static final Counterparty UNNAMED = new Counterparty(null, null, null);
}
