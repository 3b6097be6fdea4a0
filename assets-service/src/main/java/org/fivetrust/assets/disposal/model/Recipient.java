package org.fivetrust.assets.disposal.model;

import org.jspecify.annotations.Nullable;

/** Who takes the asset over: the buyer, the receiving unit, the scrap dealer. */
public record Recipient(String name, @Nullable String account) {}
