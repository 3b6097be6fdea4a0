package org.fivetrust.funds.account.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/**
 * Money held in trust for one principal, apart from everyone else's. It never goes below zero.
 *
 * @param balance what is booked
 * @param available what the bank has, less what is kept back for others than who asks
 */
public record TrustAccount(
        UUID id,
        PrincipalId principal,
        String name,
        String bank,
        AccountNumber number,
        LocalDate openedOn,
        Money balance,
        Money available) {

    private static final Refusal SHORT =
            Refusal.rule("funds.balance-short").curedBy(Cure.of("funds.pay-in", Roles.REPORTER));

    private static final Refusal NOT_YET_OPEN = Refusal.rule("funds.account-not-yet-open");

    private static final Refusal FUTURE = Refusal.rule("funds.date-in-the-future");

    public Entry opening(Instant at) {
        return entry(Entry.Kind.OPENING, id, balance, openedOn, openedOn, at);
    }

    /**
     * Money coming in counts from the day it was received: not before the account was, nor after today.
     *
     * @param clearedOn the day the bank had it; none while it is on its way
     */
    public Outcome<Entry> receive(
            UUID receipt, Money amount, LocalDate on, @Nullable LocalDate clearedOn, LocalDate today, Instant at) {
        if (on.isBefore(openedOn)) {
            return Outcome.declined(NOT_YET_OPEN.with("openedOn", openedOn));
        }
        if (on.isAfter(today)) {
            return Outcome.declined(FUTURE.with("date", on));
        }
        return Outcome.done(entry(Entry.Kind.RECEIPT, receipt, amount, on, clearedOn, at));
    }

    /** Nothing leaves that the bank does not have; it is on its way until the bank says that it is gone. */
    public Outcome<Entry> pay(UUID payment, Money amount, LocalDate on, Instant at) {
        return covers(amount)
                ? Outcome.done(entry(Entry.Kind.PAYMENT, payment, amount.negated(), on, null, at))
                : Outcome.declined(shortOf(amount));
    }

    /** Money that goes to another account or comes from it never leaves the bank's hands between the two. */
    public Outcome<Entry> give(UUID transfer, Money amount, LocalDate on, Instant at) {
        return covers(amount)
                ? Outcome.done(entry(Entry.Kind.TRANSFER_OUT, transfer, amount.negated(), on, on, at))
                : Outcome.declined(shortOf(amount));
    }

    public Entry take(UUID transfer, Money amount, LocalDate on, Instant at) {
        return entry(Entry.Kind.TRANSFER_IN, transfer, amount, on, on, at);
    }

    /** For the act that this much is kept back for. */
    public TrustAccount with(Money kept) {
        return new TrustAccount(id, principal, name, bank, number, openedOn, balance, available.plus(kept));
    }

    public boolean covers(Money amount) {
        return !available.isLessThan(amount);
    }

    public Refusal shortOf(Money amount) {
        return SHORT.with("amount", amount).with("balance", balance).with("available", available);
    }

    private Entry entry(
            Entry.Kind kind, UUID source, Money amount, LocalDate on, @Nullable LocalDate clearedOn, Instant at) {
        return new Entry(principal, id, kind, source, amount, on, clearedOn, at);
    }
}
