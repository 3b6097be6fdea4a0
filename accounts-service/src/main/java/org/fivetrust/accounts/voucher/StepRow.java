package org.fivetrust.accounts.voucher;

import java.time.Instant;
import org.fivetrust.accounts.voucher.model.Step;
import org.jspecify.annotations.Nullable;

/** One line of {@code voucher_step}, as {@code voucher_json} has it. */
record StepRow(
        Step step,
        String by,
        String byName,
        Instant at,
        @Nullable String comment) {

    boolean wrote() {
        return step == Step.DRAFTED || step == Step.SUBMITTED;
    }
}
