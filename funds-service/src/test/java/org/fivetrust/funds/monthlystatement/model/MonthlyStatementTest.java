package org.fivetrust.funds.monthlystatement.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.fivetrust.funds.account.model.Entry;
import org.fivetrust.funds.monthlystatement.model.MonthlyStatement.Figures;
import org.fivetrust.funds.monthlystatement.model.MonthlyStatement.KeptBack;
import org.fivetrust.funds.monthlystatement.model.MonthlyStatement.Movement;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MonthlyStatementTest {

    private static final LocalDate OPENED = LocalDate.parse("2026-01-15");

    private static final LocalDate TODAY = LocalDate.parse("2026-06-03");

    private static StatementPeriod may() {
        return StatementPeriod.of(YearMonth.parse("2026-05"), OPENED, TODAY).orRefuse();
    }

    private static Figures figures(String ledger, String cleared, String reserved) {
        return new Figures(Money.parse(ledger), Money.parse(cleared), Money.parse(reserved));
    }

    private static Movement movement(int seq, String amount, String day, @Nullable String clearedOn) {
        return new Movement(
                seq,
                amount.startsWith("-") ? Entry.Kind.PAYMENT : Entry.Kind.RECEIPT,
                UUID.randomUUID(),
                Money.parse(amount),
                LocalDate.parse(day),
                clearedOn == null ? null : LocalDate.parse(clearedOn),
                "恒源铺装",
                "修补步道",
                null);
    }

    private static KeptBack kept(String amount) {
        return new KeptBack(
                KeptBack.Kind.PAYMENT,
                UUID.randomUUID(),
                Money.parse(amount),
                LocalDate.parse("2026-05-20"),
                null,
                "恒源铺装",
                "修补步道");
    }

    @Test
    void each_line_shows_what_is_booked_after_it() {
        var statement = MonthlyStatement.of(
                may(),
                figures("1000.00", "1000.00", "0.00"),
                List.of(
                        movement(4, "-300.00", "2026-05-20", "2026-05-21"),
                        movement(3, "200.00", "2026-05-06", "2026-05-06")),
                List.of(),
                List.of());

        assertThat(statement.lines())
                .extracting(
                        line -> line.movement().seq(), line -> line.balance().toString())
                .containsExactly(tuple(3, "1200.00"), tuple(4, "900.00"));
        assertThat(statement.received()).isEqualTo(Money.parse("200.00"));
        assertThat(statement.paid()).isEqualTo(Money.parse("-300.00"));
    }

    @Test
    void what_is_in_transit_is_booked_and_not_cleared() {
        var out = movement(4, "-3600.00", "2026-05-31", null);
        var cash = movement(5, "60.00", "2026-05-31", "2026-06-01");

        var closing = MonthlyStatement.of(
                        may(),
                        figures("412806.17", "412806.17", "0.00"),
                        List.of(out, cash),
                        List.of(out, cash),
                        List.of(kept("3600.00")))
                .closing();

        assertThat(closing.ledger()).isEqualTo(Money.parse("409266.17"));
        assertThat(closing.cleared()).isEqualTo(Money.parse("412806.17"));
        assertThat(closing.available()).isEqualTo(Money.parse("409206.17"));
    }

    @Test
    void a_line_of_an_earlier_month_stands_first_and_is_late() {
        var statement = MonthlyStatement.of(
                may(),
                figures("100.00", "100.00", "0.00"),
                List.of(
                        movement(7, "5.00", "2026-05-01", "2026-05-01"),
                        movement(8, "3.00", "2026-04-30", "2026-04-30")),
                List.of(),
                List.of());

        assertThat(statement.lines())
                .extracting(line -> line.movement().seq(), MonthlyStatement.Line::late)
                .containsExactly(tuple(8, true), tuple(7, false));
    }

    @Test
    void a_month_without_lines_ends_as_it_began() {
        var opening = figures("12.34", "12.34", "0.00");

        assertThat(MonthlyStatement.of(may(), opening, List.of(), List.of(), List.of())
                        .closing())
                .isEqualTo(opening);
    }

    /** Whatever happened: ledger = opening + in − out, and each of the other figures differs by what is listed. */
    @Test
    void the_figures_follow_from_what_is_listed() {
        var random = new Random(20260531);
        for (var round = 0; round < 200; round++) {
            var movements = new ArrayList<Movement>();
            for (var seq = 1; seq <= random.nextInt(30); seq++) {
                var day = LocalDate.parse("2026-05-01").plusDays(random.nextInt(31));
                var amount = Money.ofFen(random.nextInt(1, 100_000) * (random.nextBoolean() ? 1L : -1L));
                movements.add(movement(
                        seq,
                        amount.toString(),
                        day.toString(),
                        random.nextBoolean() ? day.plusDays(random.nextInt(40)).toString() : null));
            }
            var transit = movements.stream()
                    .filter(one -> one.clearedOn() == null || one.clearedOn().isAfter(may().end()))
                    .toList();
            var statement = MonthlyStatement.of(
                    may(), figures("1000000.00", "1000000.00", "0.00"), movements, transit, List.of(kept("1.00")));

            var clearedInMonth = movements.stream()
                    .filter(one -> !transit.contains(one))
                    .mapToLong(one -> one.amount().fen())
                    .sum();
            var closing = statement.closing();
            assertThat(closing.ledger())
                    .isEqualTo(
                            Money.parse("1000000.00").plus(statement.received()).plus(statement.paid()));
            assertThat(closing.cleared()).isEqualTo(Money.ofFen(100_000_000 + clearedInMonth));
            assertThat(closing.available()).isEqualTo(closing.cleared().minus(Money.parse("1.00")));
            assertThat(statement.lines()).hasSameSizeAs(movements);
            assertThat(movements.isEmpty()
                            || statement.lines().getLast().balance().equals(closing.ledger()))
                    .isTrue();
        }
    }

    @Test
    void of_a_month_that_lasts_there_is_what_happened_until_today() {
        var june = StatementPeriod.of(YearMonth.parse("2026-06"), OPENED, TODAY).orRefuse();

        assertThat(june.asOf()).isEqualTo(TODAY);
        assertThat(june.end()).isEqualTo("2026-06-30");
        assertThat(may().asOf()).isEqualTo("2026-05-31");
    }

    @Test
    void the_month_of_opening_is_the_first() {
        assertThat(StatementPeriod.of(YearMonth.parse("2026-01"), OPENED, TODAY))
                .isInstanceOf(Outcome.Done.class);
        assertThat(StatementPeriod.of(YearMonth.parse("2025-12"), OPENED, TODAY))
                .isInstanceOfSatisfying(
                        Outcome.Declined.class,
                        declined -> assertThat(declined.because().code()).isEqualTo("funds.account-not-yet-open"));
    }

    @Test
    void a_month_to_come_has_no_statement() {
        assertThat(StatementPeriod.of(YearMonth.parse("2026-07"), OPENED, TODAY))
                .isInstanceOfSatisfying(
                        Outcome.Declined.class,
                        declined -> assertThat(declined.because().code()).isEqualTo("funds.date-in-the-future"));
    }
}
