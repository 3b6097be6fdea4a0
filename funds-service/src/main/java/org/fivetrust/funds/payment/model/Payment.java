package org.fivetrust.funds.payment.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.account.model.Entry;
import org.fivetrust.funds.account.model.TrustAccount;
import org.fivetrust.funds.payment.model.Progress.Cancelled;
import org.fivetrust.funds.payment.model.Progress.Paid;
import org.fivetrust.funds.payment.model.Progress.Prepared;
import org.fivetrust.funds.payment.model.Progress.Waiting;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Warrant;

/**
 * A payment on its way out. Nobody prepares or releases one without the warrant for exactly what was frozen, and
 * asking, preparing and releasing are three people's work.
 *
 * @param approved the act whose warrant lets it go: its own, or that of the list it stands on
 */
public record Payment(UUID id, PaymentOrder order, Approved approved, String requestedBy, Progress progress) {

    /** An act as it was frozen and approved. */
    public record Approved(UUID act, String digest) {

        boolean isFor(Warrant warrant, PaymentOrder order) {
            return warrant.fits(order.principal(), act, digest);
        }
    }

    private static final Refusal OTHER_ACT = Refusal.rule("warrant.other-act");

    private static final Refusal SAME_PERSON = Refusal.person("funds.same-person");

    private static final Refusal NOT_PREPARED = Refusal.state("funds.not-prepared");

    private static final Refusal ALREADY_PREPARED = Refusal.state("funds.already-prepared");

    private static final Refusal CANCELLED = Refusal.state("funds.payment-cancelled");

    private static final Refusal ALREADY_PAID = Refusal.state("funds.already-paid");

    /** The money is gone, and the account says so. */
    public record Release(Paid paid, Entry entry) {}

    /** The cashier (出纳) keys it in; no money moves yet. */
    public Outcome<Prepared> prepare(Warrant warrant, String cashier, Instant now) {
        if (!approved.isFor(warrant, order)) {
            return Outcome.declined(OTHER_ACT);
        }
        return switch (progress) {
            case Waiting _ when cashier.equals(requestedBy) -> Outcome.declined(SAME_PERSON);
            case Waiting _ -> Outcome.done(new Prepared(cashier, now));
            case Prepared _ -> Outcome.declined(ALREADY_PREPARED);
            case Cancelled _ -> Outcome.declined(CANCELLED);
            case Paid _ -> Outcome.declined(ALREADY_PAID);
        };
    }

    /** A second person checks it again (复核) and lets the money go, once. */
    public Outcome<Release> release(Warrant warrant, TrustAccount from, String releaser, LocalDate today, Instant now) {
        if (!approved.isFor(warrant, order)) {
            return Outcome.declined(OTHER_ACT);
        }
        return switch (progress) {
            case Waiting _ -> Outcome.declined(NOT_PREPARED);
            case Prepared(var preparer, var _)
            when releaser.equals(preparer) || releaser.equals(requestedBy) -> Outcome.declined(SAME_PERSON);
            case Prepared(var preparer, var _) -> pay(from, new Paid(preparer, releaser, now), today);
            case Cancelled _ -> Outcome.declined(CANCELLED);
            case Paid _ -> Outcome.declined(ALREADY_PAID);
        };
    }

    private Outcome<Release> pay(TrustAccount from, Paid paid, LocalDate today) {
        return from.pay(id, order.amount(), today, paid.at()).map(entry -> new Release(paid, entry));
    }
}
