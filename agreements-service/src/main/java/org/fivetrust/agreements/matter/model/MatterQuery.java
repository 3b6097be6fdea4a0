package org.fivetrust.agreements.matter.model;

import java.time.Instant;
import java.util.UUID;

/**
 * Asks for matters with what the next command is decided by. {@code subdistrict}: only this sub-district's; blank for
 * all visible.
 */
public sealed interface MatterQuery {

    String subdistrict();

    record One(UUID id, String subdistrict) implements MatterQuery {}

    /** Those still open or returned, oldest first, after this place. */
    record Unfinished(Instant after, UUID id, int limit, String subdistrict) implements MatterQuery {}
}
