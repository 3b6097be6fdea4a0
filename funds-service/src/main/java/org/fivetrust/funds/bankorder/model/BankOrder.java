package org.fivetrust.funds.bankorder.model;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A released payment on its way to the bank.
 *
 * @param attempt how many times it was sent
 * @param onStatement whether a statement shows it carried out
 * @param reference the bank's own
 * @param reason why the bank refused or returned it
 */
public record BankOrder(
        PrincipalId principal,
        UUID payment,
        UUID account,
        BankStatus status,
        int attempt,
        boolean onStatement,
        @Nullable String reference,
        @Nullable String reason,
        Instant changedAt) {

    private static final Refusal NOT_TO_SEND = Refusal.state("funds.not-to-send");

    /** What is sent is sent once, until the bank says that it knows nothing of it. */
    public Outcome<BankOrder> send() {
        return status == BankStatus.TO_SEND && !onStatement
                ? Outcome.done(moved(BankStatus.SENT, attempt + 1, null, null))
                : Outcome.declined(NOT_TO_SEND.with("payments", payment));
    }

    /** No answer has come in time. */
    public BankOrder missed() {
        return status == BankStatus.SENT && !onStatement ? moved(BankStatus.UNKNOWN, attempt, reference, reason) : this;
    }

    /** The bank was asked and knows nothing of it: it may be sent again. */
    public BankOrder notKnown() {
        return status == BankStatus.UNKNOWN ? moved(BankStatus.TO_SEND, attempt, null, null) : this;
    }

    public boolean wasSent() {
        return attempt > 0;
    }

    public Settlement settle(BankAnswer answer) {
        if (answer.said() == status) {
            return new Settlement.Repeated();
        }
        if (onStatement && answer.said() == BankStatus.REJECTED) {
            return new Settlement.Contradicts();
        }
        if (wasSent() && status.next().contains(answer.said())) {
            return new Settlement.Settled(moved(
                    answer.said(),
                    attempt,
                    answer.reference() == null ? reference : answer.reference(),
                    answer.reason()));
        }
        return answer.said().leadsTo(status) ? new Settlement.Late() : new Settlement.Contradicts();
    }

    private BankOrder moved(BankStatus next, int attempt, @Nullable String reference, @Nullable String reason) {
        return new BankOrder(principal, payment, account, next, attempt, onStatement, reference, reason, changedAt);
    }
}
