package org.fivetrust.funds.payment;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.payment.model.Evidence;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** The event of a payment that was paid. */
record PaymentPaid(
        UUID payment,
        UUID account,
        Receiver payee,
        Money amount,
        String purpose,
        String category,
        LocalDate paidOn,
        List<Evidence> evidence,
        @Nullable UUID matter,
        @Nullable String matterNumber,
        @Nullable UUID contract,
        @Nullable UUID project) {

    record Receiver(String name, String kind) {}

    static PaymentPaid of(PaymentRow row, List<Evidence> papers, LocalDate paidOn, @Nullable UUID project) {
        return new PaymentPaid(
                row.id(),
                row.account(),
                new Receiver(row.payeeName(), row.payeeKind().name()),
                Money.ofFen(row.amount()),
                row.purpose(),
                row.category(),
                paidOn,
                papers,
                row.matter(),
                row.matterNumber(),
                row.contract(),
                project);
    }
}
