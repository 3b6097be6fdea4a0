package org.fivetrust.shared.web;

import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one operation: who, for whom, under which key, with which body. Without a key, where the operation
 * lets it be left out, saying it twice is doing it twice.
 */
public record IdempotentRequest(
        Caller caller, PrincipalId principal, @Nullable IdempotencyKey key, Object body) {}
