package org.fivetrust.shared.web;

import org.fivetrust.shared.kernel.PrincipalId;

/** One attempt at one operation: who, for whom, under which key, with which body. */
public record Claim(Caller caller, PrincipalId principal, IdempotencyKey key, Object body) {}
