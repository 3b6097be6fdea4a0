package org.fivetrust.assets.disposal.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;

/** A disposal is carried out. */
public record Executed(UUID id, PrincipalId principal, String by, LocalDate on, Instant at) {}
