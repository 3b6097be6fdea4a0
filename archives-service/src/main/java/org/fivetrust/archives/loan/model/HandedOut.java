package org.fivetrust.archives.loan.model;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;

/** The record of a loan is with its borrower. */
public record HandedOut(UUID id, PrincipalId principal, String by, Instant at) {}
