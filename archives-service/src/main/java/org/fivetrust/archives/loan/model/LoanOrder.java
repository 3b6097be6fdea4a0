package org.fivetrust.archives.loan.model;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.archives.record.model.RecordStatus;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/** Who wants which record, what for and until when (借阅申请). It is frozen when asked: what is approved is this. */
public record LoanOrder(PrincipalId principal, UUID record, String purpose, String borrower, LocalDate dueOn) {

    private static final Refusal ON_LOAN =
            Refusal.state("archives.on-loan").curedBy(Cure.of("archives.wait-for-return", Roles.ARCHIVIST));

    private static final Refusal DUE_IN_THE_PAST = Refusal.rule("archives.due-in-the-past");

    private static final Refusal TOO_LONG = Refusal.rule("archives.loan-too-long");

    /** What can be known to fail is refused before anyone is asked to approve it. */
    public Outcome<LoanOrder> request(RecordStatus status, int longestDays, LocalDate today) {
        var fault = fault(status, today.plusDays(longestDays), today);
        return fault == null ? Outcome.done(this) : Outcome.declined(fault);
    }

    private @Nullable Refusal fault(RecordStatus status, LocalDate latest, LocalDate today) {
        return switch (status) {
            case LOAN_REQUESTED, OUT -> ON_LOAN;
            case AVAILABLE -> dueFault(latest, today);
        };
    }

    private @Nullable Refusal dueFault(LocalDate latest, LocalDate today) {
        if (dueOn.isBefore(today)) {
            return DUE_IN_THE_PAST.with("due", dueOn);
        }
        return dueOn.isAfter(latest) ? TOO_LONG.with("due", dueOn).with("latest", latest) : null;
    }

    /** Somebody else asked a moment earlier. */
    public static Refusal overtaken() {
        return ON_LOAN;
    }
}
