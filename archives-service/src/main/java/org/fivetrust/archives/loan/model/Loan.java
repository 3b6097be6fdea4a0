package org.fivetrust.archives.loan.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.ExecutedAct;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.jspecify.annotations.Nullable;

/** A loan on its way: the record is handed out once, until a day, and taken back. */
public record Loan(UUID id, PrincipalId principal, LocalDate dueOn, LoanStatus status) {

    private static final Refusal OVERDUE = Refusal.rule("archives.due-in-the-past");

    private static final Refusal HANDED_OUT = Refusal.state("archives.already-out");

    private static final Refusal NOT_OUT = Refusal.state("archives.not-out");

    public Outcome<ExecutedAct> handOut(ExecutedAct act, LocalDate today) {
        if (isOutOrBack()) {
            return Outcome.declined(HANDED_OUT);
        }
        return dueOn.isBefore(today) ? Outcome.declined(OVERDUE.with("due", dueOn)) : Outcome.done(act);
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
