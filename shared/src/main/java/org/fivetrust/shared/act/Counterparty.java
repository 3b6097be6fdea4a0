package org.fivetrust.shared.act;

import org.jspecify.annotations.Nullable;

/** The other side of an act: who is paid, who buys. */
public record Counterparty(String name, @Nullable String account) {}
