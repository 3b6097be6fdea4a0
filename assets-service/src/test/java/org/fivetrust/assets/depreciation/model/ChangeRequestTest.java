package org.fivetrust.assets.depreciation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.fivetrust.assets.depreciation.model.ChangeRequest.WhenPosted;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From which month on a change counts, and when it is refused. */
class ChangeRequestTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-06-20");

    private static final Schedule LAMP = Schedule.of(
            Money.parse("1200.00"), LocalDate.parse("2026-01-05"), DepreciationTerms.straightLine(12, Money.ZERO));

    private static ChangeRequest improved(String on, WhenPosted whenPosted) {
        return new ChangeRequest(
                new ValueChange.Improvement(Money.parse("100.00"), null), LocalDate.parse(on), whenPosted, "改装");
    }

    private static ChangeRequest estimated(String from, WhenPosted whenPosted) {
        return new ChangeRequest(
                new ValueChange.Estimate(24L, null), YearMonth.parse(from).atDay(1), whenPosted, "年限");
    }

    private static @Nullable YearMonth month(@Nullable String month) {
        return month == null ? null : YearMonth.parse(month);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-18, , REFUSE, 2026-07",
        "2026-06-18, 2026-06, REFUSE, 2026-07",
        "2026-05-18, 2026-05, REFUSE, 2026-06",
        "2026-05-18, 2026-06, NEXT_MONTH, 2026-07",
        "2026-01-06, , REFUSE, 2026-02",
    })
    void expenditure_counts_from_the_month_after_or_from_the_next_that_is_open(
            String on, String confirmed, WhenPosted whenPosted, String from) {
        assertThat(improved(on, whenPosted).decide(LAMP, month(confirmed), TODAY))
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(((DepreciationBase) done.value()).from())
                                .isEqualTo(YearMonth.parse(from)));
    }

    @Test
    void what_was_posted_never_changes() {
        assertDeclined(
                improved("2026-05-18", WhenPosted.REFUSE).decide(LAMP, YearMonth.parse("2026-06"), TODAY),
                Refusal.Kind.STATE,
                "assets.already-posted");
        assertDeclined(
                estimated("2026-06", WhenPosted.REFUSE).decide(LAMP, YearMonth.parse("2026-06"), TODAY),
                Refusal.Kind.STATE,
                "assets.already-posted");
    }

    @Test
    void expenditure_is_not_of_days_to_come_but_estimates_may_be() {
        assertDeclined(
                improved("2026-06-21", WhenPosted.REFUSE).decide(LAMP, null, TODAY),
                Refusal.Kind.RULE,
                "assets.date-in-the-future");
        assertThat(estimated("2026-09", WhenPosted.REFUSE).decide(LAMP, null, TODAY))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void what_has_left_does_not_change() {
        assertDeclined(
                improved("2026-05-18", WhenPosted.REFUSE).decide(LAMP.leaving(TODAY), null, TODAY),
                Refusal.Kind.STATE,
                "assets.already-disposed");
    }

    private static void assertDeclined(Outcome<?> outcome, Refusal.Kind kind, String code) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Declined.class, declined -> {
            assertThat(declined.because().kind()).isEqualTo(kind);
            assertThat(declined.because().code()).isEqualTo(code);
        });
    }
}
