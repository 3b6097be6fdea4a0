package org.fivetrust.funds.paymenttrail.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a payment.
 *
 * @param title what the agreement calls it, where it is a step of the matter
 * @param role who has it
 * @param by who did it
 * @param since when it came to them
 * @param at when it was done
 * @param due the last day for it
 * @param missing what is still wanted for it
 * @param outcome what came of it
 * @param reference its number elsewhere: of the matter, the bank's, the voucher's
 */
public record TrailStep(
        Kind kind,
        State state,
        @Nullable Title title,
        @Nullable String role,
        @Nullable String by,
        @Nullable Instant since,
        @Nullable Instant at,
        @Nullable LocalDate due,
        List<String> missing,
        @Nullable String outcome,
        @Nullable String reference) {

    public enum Kind {
        REQUEST,
        APPROVAL,
        /** What is to be brought again after the matter was sent back. */
        RESUBMISSION,
        WARRANT,
        PREPARATION,
        RELEASE,
        SENDING,
        BANK_ANSWER,
        STATEMENT,
        RETURN_NOTICE,
        RETURN,
        VOUCHER,
        /** The papers of an emergency, brought afterwards. */
        PAPERS,
        CANCELLATION
    }

    public enum State {
        DONE,
        /** Somebody has it now. */
        OPEN,
        /** It comes after what is open. */
        WAITING
    }

    /** In both languages. */
    public record Title(String chinese, String english) {}

    public TrailStep {
        missing = List.copyOf(missing);
    }

    public static TrailStep done(
            Kind kind, String by, Instant at, @Nullable String outcome, @Nullable String reference) {
        return new TrailStep(kind, State.DONE, null, null, by, null, at, null, List.of(), outcome, reference);
    }

    static TrailStep open(Kind kind, @Nullable String role, @Nullable Instant since, @Nullable LocalDate due) {
        return new TrailStep(kind, State.OPEN, null, role, null, since, null, due, List.of(), null, null);
    }

    TrailStep by(String person) {
        return new TrailStep(kind, state, title, role, person, since, at, due, missing, outcome, reference);
    }

    TrailStep wanting(List<String> papers) {
        return new TrailStep(kind, state, title, role, by, since, at, due, papers, outcome, reference);
    }
}
