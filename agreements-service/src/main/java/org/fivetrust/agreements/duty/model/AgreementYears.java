package org.fivetrust.agreements.duty.model;

import java.time.LocalDate;
import java.util.Optional;
import org.fivetrust.shared.kernel.Refusal;

/** The years of an agreement, counted from its first day in force; each is reviewed once, from its first day on. */
public record AgreementYears(LocalDate first, LocalDate last) {

    public LocalDate begins(int year) {
        return first.plusYears(year - 1L);
    }

    public Optional<Refusal> againstReview(int year, LocalDate heldOn) {
        var begins = begins(year);
        if (begins.isAfter(last)) {
            return Optional.of(Refusal.rule("agreement.no-such-year")
                    .with("year", year)
                    .with("from", first)
                    .with("to", last));
        }
        return heldOn.isBefore(begins)
                ? Optional.of(Refusal.rule("agreement.review-too-early").with("from", begins))
                : Optional.empty();
    }
}
