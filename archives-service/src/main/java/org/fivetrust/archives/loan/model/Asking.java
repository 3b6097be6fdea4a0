package org.fivetrust.archives.loan.model;

import org.fivetrust.shared.kernel.Refusal;

/** What comes of asking for a loan. */
public sealed interface Asking {

    record Asked(LoanOrder order) implements Asking {}

    record Declined(Refusal because) implements Asking {}
}
