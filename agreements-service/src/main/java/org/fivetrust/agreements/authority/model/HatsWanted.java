package org.fivetrust.agreements.authority.model;

import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;

/** Which hats somebody wears in a matter today, besides his own roles. */
public record HatsWanted(PrincipalId principal, UUID matter, String subject) {}
