package org.fivetrust.funds.payment;

import java.time.LocalDate;
import org.fivetrust.funds.payment.PaymentMessages.Status;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.web.Caller;
import org.jspecify.annotations.Nullable;

/**
 * What a list of payments is filtered by.
 *
 * @param words part of the matter's number, of the payee, of the purpose or of an invoice's number
 * @param from the first day on which it was requested
 * @param to the last one
 * @param waitingFor who asks for what waits for them
 */
record PaymentQuery(
        @Nullable String principal,
        @Nullable Status status,
        @Nullable Money amount,
        @Nullable String words,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Caller waitingFor) {

    @Nullable
    Long fen() {
        return amount == null ? null : amount.fen();
    }
}
