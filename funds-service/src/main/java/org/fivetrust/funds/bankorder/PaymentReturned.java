package org.fivetrust.funds.bankorder;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** The event of a payment that the bank did not carry out, or whose money it gave back. */
record PaymentReturned(
        UUID payment,
        UUID account,
        Receiver payee,
        Money amount,
        String purpose,
        String category,
        LocalDate returnedOn,
        @Nullable String reason,
        @Nullable String matterNumber) {

    record Receiver(String name, String kind) {}
}
