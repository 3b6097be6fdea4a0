package org.fivetrust.funds.bankline.model;

import org.fivetrust.funds.bankanswer.model.SettledLine;
import org.fivetrust.funds.bankorder.model.BankOrder;
import org.fivetrust.funds.bankorder.model.BankStatus;
import org.fivetrust.funds.bankorder.model.Settlement;

/**
 * A payment as it stands when something is heard of one of its sendings.
 *
 * @param attempt the sending that was asked about
 */
public record HeardOrder(BankOrder order, int attempt) {

    /** What is heard of an earlier sending is late, whatever it is. */
    public SettledLine hear(LineAnswer.Heard answer) {
        return new SettledLine(
                order, answer.status(), attempt == order.attempt() ? settle(answer) : new Settlement.Late());
    }

    private Settlement settle(LineAnswer.Heard answer) {
        return switch (answer) {
            case LineAnswer.Reported(var status) -> order.settle(status.answer());
            case LineAnswer.NotKnown _ -> notKnown();
        };
    }

    /** The bank is first asked once the sending can no longer arrive: only then it may be sent again. */
    private Settlement notKnown() {
        return switch (order.status()) {
            case UNKNOWN -> new Settlement.Settled(order.notKnown());
            case SENT -> new Settlement.Settled(order.missed());
            case TO_SEND -> new Settlement.Repeated();
            case ACCEPTED, CONFIRMED -> new Settlement.Contradicts();
            case REJECTED, RETURNED -> new Settlement.Late();
        };
    }

    /** Whether it waits for an answer to this very sending. */
    public boolean isMissing() {
        return order.status() == BankStatus.SENT && attempt == order.attempt();
    }
}
