package org.fivetrust.archives.loan.model;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** What comes of taking a record back. */
public sealed interface TakingBack {

    record TakenBack(
            UUID id,
            PrincipalId principal,
            String by,
            @Nullable String condition,
            Instant at) implements TakingBack {}

    record Declined(Refusal because) implements TakingBack {}
}
