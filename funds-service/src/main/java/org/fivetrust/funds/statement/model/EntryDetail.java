package org.fivetrust.funds.statement.model;

import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * One transaction of an entry that the bank booked as a batch.
 *
 * @param amount signed: what came in is positive; absent where the bank does not say it
 */
public record EntryDetail(
        @Nullable Money amount,
        @Nullable String reference,
        @Nullable String endToEndId,
        Counterparty counterparty,
        @Nullable String text) {}
