package org.fivetrust.accounts.book.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Fixtures.PERMIT;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.junit.jupiter.api.Test;

class BookTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-06-30");

    private static final Standard OLD =
            new Standard("NONPROFIT_2004", "2004年制度", LocalDate.parse("2005-01-01"), LocalDate.parse("2025-12-31"));

    private static Book startingOn(String day) {
        return new Book(UUID.randomUUID(), new PrincipalId("xinghe-committee"), OLD, LocalDate.parse(day));
    }

    @Test
    void opensOnTheLastDayOfItsStandard() {
        var book = startingOn("2025-12-31");

        assertThat(book.open(PERMIT, TODAY)).isEqualTo(Outcome.done(book));
    }

    @Test
    void doesNotOpenOnceItsStandardIsPast() {
        assertThat(startingOn("2026-01-01").open(PERMIT, TODAY))
                .isInstanceOfSatisfying(Outcome.Declined.class, declined -> {
                    assertThat(declined.because().code()).isEqualTo("accounts.standard-not-in-force");
                    assertThat(declined.because().facts()).containsEntry("to", "2025-12-31");
                });
    }

    @Test
    void coversNothingBeforeItsFirstDayOrAfterItsStandardsLast() {
        var book = startingOn("2025-01-01");

        assertThat(book.covers(LocalDate.parse("2024-12-31"))).isFalse();
        assertThat(book.covers(LocalDate.parse("2025-01-01"))).isTrue();
        assertThat(book.covers(LocalDate.parse("2025-12-31"))).isTrue();
        assertThat(book.covers(LocalDate.parse("2026-01-01"))).isFalse();
    }
}
