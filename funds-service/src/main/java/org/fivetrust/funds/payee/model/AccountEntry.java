package org.fivetrust.funds.payee.model;

import java.time.LocalDate;
import org.fivetrust.shared.kernel.Likeness;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;

/**
 * An account of a payee as it was entered.
 *
 * @param channel over which it became known
 */
public record AccountEntry(
        int n, String number, Channel channel, String enteredBy, LocalDate enteredOn, AccountStatus status) {

    private static final Refusal OWN = Refusal.person("funds.confirms-own-entry");

    private static final Refusal CONFIRMED = Refusal.state("funds.payee-account-confirmed");

    private static final Refusal SAME_CHANNEL = Refusal.rule("funds.same-channel");

    private static final Refusal FUTURE = Refusal.rule("funds.date-in-the-future");

    private static final Refusal TOO_EARLY = Refusal.rule("funds.confirmed-before-entered");

    boolean isNumbered(String other) {
        return Likeness.number(number).equals(Likeness.number(other));
    }

    /** By another person than entered it, over another channel than it came by. */
    public Outcome<Confirmation> confirm(Confirmation confirmation, String by, LocalDate today) {
        if (by.equals(enteredBy)) {
            return Outcome.declined(OWN);
        }
        if (status != AccountStatus.UNCONFIRMED) {
            return Outcome.declined(CONFIRMED.with("account", n));
        }
        if (confirmation.over() == channel) {
            return Outcome.declined(SAME_CHANNEL.with("channel", channel));
        }
        if (confirmation.on().isAfter(today)) {
            return Outcome.declined(FUTURE.with("date", confirmation.on()));
        }
        return confirmation.on().isBefore(enteredOn)
                ? Outcome.declined(TOO_EARLY.with("entered", enteredOn).with("confirmed", confirmation.on()))
                : Outcome.done(confirmation);
    }
}
