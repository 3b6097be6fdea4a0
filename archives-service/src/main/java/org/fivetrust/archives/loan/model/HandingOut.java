package org.fivetrust.archives.loan.model;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;

/** What comes of handing a record out. */
public sealed interface HandingOut {

    record HandedOut(UUID id, PrincipalId principal, String by, Instant at) implements HandingOut {}

    record Declined(Refusal because) implements HandingOut {}
}
