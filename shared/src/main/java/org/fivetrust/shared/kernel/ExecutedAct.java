package org.fivetrust.shared.kernel;

import java.time.Instant;
import java.util.UUID;

/** An act under its warrant, by another person than who asked for it: whoever holds one may write what was done. */
public record ExecutedAct(PrincipalId principal, UUID id, String by, Instant at) {}
