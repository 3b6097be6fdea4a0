package org.fivetrust.agreements.matter.model;

import java.time.Instant;
import org.fivetrust.shared.kernel.PrincipalId;

/** A matter and whose it is. */
public record VisibleMatter(PrincipalId principal, String kind, Instant openedAt, Matter matter) {}
