package org.fivetrust.agreements.resolution.model;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** An act that is to rest on a resolution: what it is, for whom, and who asked for it when. */
public record RequestedAct(
        UUID matter, String kind, Money worth, @Nullable String counterpartyKey, String requestedBy, Instant askedAt) {}
