package org.fivetrust.testing;

import java.util.UUID;

/** Fresh idempotency keys. */
public final class IdempotencyKeys {

    private IdempotencyKeys() {}

    public static String next() {
        return UUID.randomUUID().toString();
    }
}
