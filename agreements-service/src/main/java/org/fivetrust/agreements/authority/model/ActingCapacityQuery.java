package org.fivetrust.agreements.authority.model;

import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;

/** Asks which hats a person could wear in a matter today. */
public record ActingCapacityQuery(PrincipalId principal, UUID matter, String subject) {}
