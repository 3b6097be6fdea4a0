package org.fivetrust.accounts.book.model;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.kernel.Ruling.Permitted;

/** A set of books (账套): one principal's accounts under one standard, from one day on. */
public record Book(UUID id, PrincipalId principal, Standard standard, LocalDate startsOn) {

    private static final Refusal NOT_IN_FORCE = Refusal.rule("accounts.standard-not-in-force")
            .curedBy(Cure.of("accounts.choose-edition", Roles.CENTRE_HEAD));

    private static final Refusal TOO_LATE = Refusal.rule("accounts.starts-too-late");

    private static final Refusal EXISTS = Refusal.state("accounts.book-exists");

    /** Not before its standard is in force, and not later than the year after this one. */
    public Outcome<Book> open(Permitted permitted, LocalDate today) {
        if (startsOn.getYear() > today.getYear() + 1) {
            return Outcome.declined(TOO_LATE.with("day", startsOn).with("year", today.getYear() + 1));
        }
        return standard.isInForceOn(startsOn)
                ? Outcome.done(this)
                : Outcome.declined(NOT_IN_FORCE
                        .with("standard", standard.code())
                        .with("day", startsOn)
                        .with("from", standard.inForceFrom())
                        .with("to", standard.inForceTo() == null ? "…" : standard.inForceTo()));
    }

    /** Neither before its first day nor beyond its standard's last. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(startsOn) && standard.isInForceOn(day);
    }

    /** The day of the opening balances: the last one before the first month (期初). */
    public LocalDate openingDay() {
        return startsOn.withDayOfMonth(1).minusDays(1);
    }

    /** A principal keeps one book under one standard. */
    public Refusal exists() {
        return EXISTS.with("principal", principal).with("standard", standard.code());
    }
}
