package org.fivetrust.accounts.statement.model;

import java.time.YearMonth;
import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;

/** Asks what must hold within and between the statements of a month, as the statutory layouts have them. */
public record ChecksWanted(PrincipalId principal, UUID book, YearMonth month) {}
