package org.fivetrust.assets.disposal.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;

/** What comes of carrying a disposal out. */
public sealed interface Execution {

    record Executed(UUID id, PrincipalId principal, String by, LocalDate on, Instant at) implements Execution {}

    record Declined(Refusal because) implements Execution {}
}
