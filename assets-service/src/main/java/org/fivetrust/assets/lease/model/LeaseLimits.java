package org.fivetrust.assets.lease.model;

import org.jspecify.annotations.Nullable;

/** What the rules of a day say of a kind of lease; none where no row holds. */
public record LeaseLimits(@Nullable Limit longest, @Nullable Limit writtenFrom) {

    /** @param figure in years, or in months */
    public record Limit(int figure, String source) {}
}
