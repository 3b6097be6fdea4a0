package org.fivetrust.accounts.voucher.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A step as the database returns it. */
public record StoredStep(
        Step step,
        String by,
        String byName,
        Instant at,
        @Nullable String comment) {

    boolean wrote() {
        return step == Step.DRAFTED || step == Step.SUBMITTED;
    }
}
