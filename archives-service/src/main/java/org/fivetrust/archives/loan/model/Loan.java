package org.fivetrust.archives.loan.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.kernel.Warrant;
import org.jspecify.annotations.Nullable;

/**
 * A loan on its way. Nobody hands the record out without the warrant for exactly what {@code digest} seals, and whoever
 * asked for it does not.
 */
public record Loan(
        UUID id, PrincipalId principal, String digest, String requestedBy, LocalDate dueOn, LoanStatus status) {

    private static final Refusal OTHER_ACT = Refusal.rule("warrant.other-act");

    private static final Refusal SAME_PERSON = Refusal.person("archives.same-person");

    private static final Refusal OVERDUE = Refusal.rule("archives.due-in-the-past");

    private static final Refusal HANDED_OUT = Refusal.state("archives.already-out");

    private static final Refusal NOT_OUT = Refusal.state("archives.not-out");

    public Outcome<HandedOut> handOut(Warrant warrant, String archivist, LocalDate today, Instant now) {
        var fault = fault(warrant, archivist, today);
        return fault == null ? Outcome.done(new HandedOut(id, principal, archivist, now)) : Outcome.declined(fault);
    }

    private @Nullable Refusal fault(Warrant warrant, String archivist, LocalDate today) {
        if (!warrant.fits(principal, id, digest)) {
            return OTHER_ACT.with("act", id);
        }
        if (archivist.equals(requestedBy)) {
            return SAME_PERSON;
        }
        if (isOutOrBack()) {
            return HANDED_OUT;
        }
        return dueOn.isBefore(today) ? OVERDUE.with("due", dueOn) : null;
    }

    /** Until the warrant is adopted the loan still waits, so only what comes after the handing out is looked for. */
    private boolean isOutOrBack() {
        return switch (status) {
            case OUT, RETURNED -> true;
            case AWAITING_APPROVAL, SENT_BACK, REJECTED, AUTHORISED, CANCELLED -> false;
        };
    }

    public Outcome<TakenBack> takeBack(Permitted permitted, String archivist, @Nullable String condition, Instant now) {
        return switch (status) {
            case OUT -> Outcome.done(new TakenBack(id, principal, archivist, condition, now));
            case AWAITING_APPROVAL, SENT_BACK, REJECTED, AUTHORISED, RETURNED, CANCELLED ->
                Outcome.declined(NOT_OUT.with("status", status));
        };
    }
}
