package org.fivetrust.funds.paymentreturn.model;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.bankorder.model.BankAnswer;
import org.fivetrust.funds.bankorder.model.BankOrder;
import org.fivetrust.funds.bankorder.model.BankStatus;
import org.fivetrust.funds.bankorder.model.Settlement;
import org.fivetrust.funds.paymentreturn.model.ReturnStep.Confirmed;
import org.fivetrust.funds.paymentreturn.model.ReturnStep.Recorded;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The bank's notice that it gives a payment's money back (退汇通知), as one person reads it.
 *
 * @param reference the bank's own, of the entry that gives the money back
 */
public record ReturnNotice(
        String reference, LocalDate returnedOn, @Nullable String reason, String by) {

    private static final Refusal NOT_SENT = Refusal.state("funds.return-not-sent");

    private static final Refusal ALREADY = Refusal.state("funds.already-returned");

    private static final Refusal SAME_PERSON = Refusal.person("funds.return-same-person");

    private static final Refusal FUTURE = Refusal.rule("funds.date-in-the-future");

    private static final Refusal BEFORE_PAYMENT = Refusal.rule("funds.return-before-payment");

    /** The refusal of a reference under which another payment came back. */
    public static Refusal referenceUsed(String reference) {
        return Refusal.rule("funds.return-reference-used").with("reference", reference);
    }

    /** A notice that was recorded and waits for a second person. */
    public record Waiting(UUID id, ReturnNotice notice) {}

    /** Two people read the same from it: the money is back. What only one has read waits. */
    public Outcome<ReturnStep> read(BankOrder order, LocalDate paidOn, List<Waiting> waiting, LocalDate today) {
        if (order.status().givesBack()) {
            return Outcome.declined(ALREADY);
        }
        if (!order.wasSent()) {
            return Outcome.declined(NOT_SENT);
        }
        if (returnedOn.isAfter(today)) {
            return Outcome.declined(FUTURE.with("date", returnedOn));
        }
        if (returnedOn.isBefore(paidOn)) {
            return Outcome.declined(BEFORE_PAYMENT.with("date", returnedOn).with("paid", paidOn));
        }
        return agreeing(order, waiting);
    }

    private Outcome<ReturnStep> agreeing(BankOrder order, List<Waiting> waiting) {
        var same = waiting.stream().filter(one -> isAsReadIn(one.notice())).toList();
        if (same.stream().anyMatch(one -> one.notice().by().equals(by))) {
            return Outcome.declined(SAME_PERSON);
        }
        return same.isEmpty()
                ? Outcome.done(new Recorded(this))
                : switch (order.settle(new BankAnswer(
                        BankStatus.RETURNED, reference, same.getFirst().notice().reason()))) {
                    case Settlement.Settled(var returned) ->
                        Outcome.done(new Confirmed(same.getFirst().id(), returned));
                    case Settlement.Repeated _, Settlement.Late _, Settlement.Contradicts _ ->
                        Outcome.declined(ALREADY);
                };
    }

    private boolean isAsReadIn(ReturnNotice other) {
        return reference.equals(other.reference) && returnedOn.equals(other.returnedOn);
    }
}
