package org.fivetrust.accounts.period;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Several reads come back as objects; here each is called what it is. */
final class Gathered {

    private Gathered() {}

    @SuppressWarnings("unchecked")
    static <T> T known(Object found) {
        return (T) found;
    }

    static <T> @Nullable T optional(Object found) {
        return Gathered.<Optional<T>>known(found).orElse(null);
    }
}
