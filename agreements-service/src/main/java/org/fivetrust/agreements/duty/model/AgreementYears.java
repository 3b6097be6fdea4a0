package org.fivetrust.agreements.duty.model;

import java.time.LocalDate;
import java.util.Optional;
import org.fivetrust.shared.kernel.Refusal;

/** The years of an agreement, counted from its first day; each is reviewed once, when it is over or nearly so. */
public record AgreementYears(LocalDate first, LocalDate last) {

    /** A review may be held so many days before the year is over: minds are made up before a term ends. */
    private static final int EARLIEST = 60;

    public LocalDate begins(int year) {
        return first.plusYears(year - 1L);
    }

    /** The last one may be cut short. */
    public LocalDate ends(int year) {
        var whole = first.plusYears(year).minusDays(1);
        return whole.isAfter(last) ? last : whole;
    }

    public Optional<Refusal> againstReview(int year, LocalDate heldOn) {
        if (begins(year).isAfter(last)) {
            return Optional.of(Refusal.rule("agreement.no-such-year")
                    .with("year", year)
                    .with("from", first)
                    .with("to", last));
        }
        var from = ends(year).minusDays(EARLIEST);
        return heldOn.isBefore(from)
                ? Optional.of(Refusal.rule("agreement.review-too-early").with("from", from))
                : Optional.empty();
    }
}
