package org.fivetrust.funds.bankorder.model;

import org.jspecify.annotations.Nullable;

/**
 * What the bank says of one payment.
 *
 * @param reference the bank's own
 */
public record BankAnswer(
        BankStatus said,
        @Nullable String reference,
        @Nullable String reason) {}
