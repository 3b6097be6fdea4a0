package org.fivetrust.agreements.agreement.model;

import java.time.LocalDate;
import java.util.UUID;

/** An agreement (the series) that is resumed after it was suspended on a day. */
public record ResumedAgreement(String principal, UUID series, LocalDate since) {}
