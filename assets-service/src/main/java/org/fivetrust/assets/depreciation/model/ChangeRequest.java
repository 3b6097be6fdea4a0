package org.fivetrust.assets.depreciation.model;

import java.time.LocalDate;
import java.time.YearMonth;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/**
 * A change of value or of the estimates that is asked for.
 *
 * @param happenedOn the day of the expenditure, or the first one of the month from which on other estimates count
 * @param whenPosted what is to be done where the month from which on it counts is confirmed
 */
public record ChangeRequest(ValueChange change, LocalDate happenedOn, WhenPosted whenPosted, String reason) {

    private static final Refusal FUTURE = Refusal.rule("assets.date-in-the-future");

    private static final Refusal GONE = Refusal.state("assets.already-disposed");

    private static final Refusal POSTED = Refusal.state("assets.already-posted")
            .curedBy(Cure.of("assets.ask-for-next-month", Roles.AGENCY_ACCOUNTANT));

    /** What is done with a change of a month that is confirmed. */
    public enum WhenPosted {
        REFUSE,
        /** It counts from the month after the last confirmed one on. */
        NEXT_MONTH
    }

    /** What was posted never changes: only the months to come are charged otherwise. */
    public Outcome<DepreciationBase> decide(Schedule schedule, @Nullable YearMonth confirmed, LocalDate today) {
        if (schedule.leftOn() != null) {
            return Outcome.declined(GONE);
        }
        if (hasHappened() && happenedOn.isAfter(today)) {
            return Outcome.declined(FUTURE.with("date", happenedOn));
        }
        var month = hasHappened() ? schedule.start().first(happenedOn) : YearMonth.from(happenedOn);
        if (confirmed == null || month.isAfter(confirmed)) {
            return schedule.change(change, month);
        }
        return whenPosted == WhenPosted.NEXT_MONTH
                ? schedule.change(change, confirmed.plusMonths(1))
                : Outcome.declined(posted(month, confirmed));
    }

    /** Estimates are of what is to come. */
    private boolean hasHappened() {
        return !(change instanceof ValueChange.Estimate);
    }

    static Refusal posted(YearMonth month, YearMonth confirmed) {
        return POSTED.with("month", month).with("confirmed", confirmed).with("next", confirmed.plusMonths(1));
    }
}
