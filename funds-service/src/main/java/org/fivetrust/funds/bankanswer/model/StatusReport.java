package org.fivetrust.funds.bankanswer.model;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fivetrust.funds.bankfile.model.BankId;
import org.fivetrust.funds.bankorder.model.BankAnswer;
import org.jspecify.annotations.Nullable;

/**
 * A status report, ISO 20022 {@code pain.002.001}.
 *
 * @param version two digits
 * @param message the bank's own identifier of it
 * @param original the message that it is about
 * @param group what it says of every payment of that message that it does not name; null where it says nothing
 */
public record StatusReport(
        String version,
        String message,
        String original,
        @Nullable Status group,
        List<Line> lines) {

    public StatusReport {
        lines = List.copyOf(lines);
    }

    /**
     * A status.
     *
     * @param code as the bank writes it
     */
    public record Status(String code, BankAnswer answer) {}

    /** What it says of one payment. */
    public record Line(BankId id, Status status) {

        public Optional<UUID> payment() {
            return id.payment();
        }
    }
}
