package org.fivetrust.agreements.authority.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** Asks for an agreement, compiled. */
public sealed interface GroundWanted {

    /** The one in force on a day; {@code knownAt}: as it was known then, whatever was signed or ended later. */
    record InForce(
            PrincipalId principal, LocalDate on, @Nullable Instant knownAt) implements GroundWanted {}

    /** This one, drafts and ended ones included. */
    record Of(UUID agreement) implements GroundWanted {}
}
