package org.fivetrust.testing;

import java.util.UUID;

/** Fresh idempotency keys. */
public final class Keys {

    private Keys() {}

    public static String next() {
        return UUID.randomUUID().toString();
    }
}
