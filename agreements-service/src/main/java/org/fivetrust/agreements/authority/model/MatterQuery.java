package org.fivetrust.agreements.authority.model;

import java.time.Instant;
import java.util.UUID;

/** Asks for matters as the next word finds them. {@code street}: only this street's; blank for all that may be seen. */
public sealed interface MatterQuery {

    String street();

    record One(UUID id, String street) implements MatterQuery {}

    /** Those still open or returned, oldest first, after this place. */
    record Unfinished(Instant after, UUID id, int limit, String street) implements MatterQuery {}
}
