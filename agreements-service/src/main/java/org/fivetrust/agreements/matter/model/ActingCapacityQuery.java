package org.fivetrust.agreements.matter.model;

import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;

/** Asks in which further capacities a person could act in a matter today. */
public record ActingCapacityQuery(PrincipalId principal, UUID matter, String subject) {}
