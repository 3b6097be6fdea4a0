package org.fivetrust.archives.loan.model;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** The record of a loan is back in its place. */
public record TakenBack(
        UUID id, PrincipalId principal, String by, @Nullable String condition, Instant at) {}
