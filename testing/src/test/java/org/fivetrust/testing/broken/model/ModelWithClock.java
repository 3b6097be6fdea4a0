package org.fivetrust.testing.broken.model;

import java.time.Instant;

public record ModelWithClock(Instant at) {

    public static ModelWithClock fresh() {
        return new ModelWithClock(Instant.now());
    }
}
