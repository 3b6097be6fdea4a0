package org.fivetrust.shared.web;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the database knows of an idempotency key; all but the first absent where nobody has used it.
 *
 * @param free whether nobody is at work under it
 */
public record StoredKey(
        boolean free,
        @Nullable String digest,
        @Nullable UUID act,
        @Nullable Instant leaseUntil,
        @Nullable Integer status,
        @Nullable String location,
        @Nullable String answer) {}
