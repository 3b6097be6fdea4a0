package org.fivetrust.funds.payment.model;

import org.fivetrust.funds.account.model.Entry;
import org.fivetrust.shared.kernel.Refusal;

/** What comes of a step in a payment's life. */
public sealed interface PaymentOutcome {

    record Requested(PaymentOrder order) implements PaymentOutcome {}

    record Prepared(Progress.Prepared progress) implements PaymentOutcome {}

    record Paid(Progress.Paid progress, Entry entry) implements PaymentOutcome {}

    record Declined(Refusal because) implements PaymentOutcome {}
}
