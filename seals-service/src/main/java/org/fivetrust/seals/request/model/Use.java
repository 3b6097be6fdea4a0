package org.fivetrust.seals.request.model;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.PrincipalId;

/** One use of a seal (用印): a line of its register, never changed. Its number is given as it is written down. */
public record Use(PrincipalId principal, UUID seal, UUID request, Presented presented, Person custodian, Instant at) {}
