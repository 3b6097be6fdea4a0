package org.fivetrust.assets.lease.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.fivetrust.assets.lease.model.RentAccount.Payment;
import org.fivetrust.assets.lease.model.RentAccount.Remission;
import org.fivetrust.shared.kernel.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of the rents of a lease is paid, waived, owed and credit at a day. */
class RentAccountTest {

    private static final LocalDate BEGINS = LocalDate.of(2026, 1, 1);

    private static final List<RentDue> RENTS = RentSchedule.of(
            new Term(BEGINS, LocalDate.of(2027, 12, 31)),
            new RentTerms(
                    Money.parse("1000.00"),
                    BigDecimal.ONE,
                    RentUnit.MONTH,
                    RentInterval.MONTH,
                    PaymentTiming.IN_ADVANCE,
                    PeriodStart.DAY_OF_LEASE,
                    Set.of(3),
                    List.of()));

    private static Payment payment(String amount, LocalDate on) {
        return new Payment(Money.parse(amount), on, null);
    }

    @Test
    void a_payment_counts_for_the_oldest_rent_first() {
        var account = RentAccount.of(RENTS, List.of(), List.of(payment("1500.00", BEGINS)), BEGINS.plusMonths(1));

        assertThat(account.lines().get(0).owed()).isEqualTo(Money.ZERO);
        assertThat(account.lines().get(1).owed()).isEqualTo(Money.parse("500.00"));
        assertThat(account.lines().get(1).daysOverdue()).isZero();
        assertThat(account.owed()).isEqualTo(Money.parse("500.00"));
    }

    @Test
    void a_payment_before_rent_is_due_is_credit_until_it_is() {
        var payments = List.of(payment("2500.00", BEGINS));

        assertThat(RentAccount.of(RENTS, List.of(), payments, BEGINS).credit()).isEqualTo(Money.parse("1500.00"));
        assertThat(RentAccount.of(RENTS, List.of(), payments, BEGINS.plusMonths(1))
                        .credit())
                .isEqualTo(Money.parse("500.00"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void at_every_day_what_was_due_is_paid_waived_or_owed(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < 30; round++) {
            var payments = new ArrayList<Payment>();
            var remissions = new ArrayList<Remission>();
            for (var step = 0; step < 25; step++) {
                var day = BEGINS.plusDays(random.nextInt(900));
                if (random.nextInt(4) > 0) {
                    var back = random.nextInt(3) == 0 ? day.plusDays(random.nextInt(200)) : null;
                    payments.add(new Payment(Money.ofFen(1 + random.nextInt(300_000)), day, back));
                } else {
                    waive(remissions, payments, day);
                }
            }
            for (var day = BEGINS.minusDays(2); day.isBefore(BEGINS.plusDays(1100)); day = day.plusDays(13)) {
                mustAddUp(RentAccount.of(RENTS, remissions, payments, day), payments, day);
            }
        }
    }

    /** Of the oldest rent that is owed that day, all of it. */
    private static void waive(List<Remission> remissions, List<Payment> payments, LocalDate day) {
        RentAccount.of(RENTS, remissions, payments, LocalDate.MAX.minusYears(1)).lines().stream()
                .filter(line -> line.owed().isPositive() && !line.rent().dueOn().isAfter(day))
                .findFirst()
                .ifPresent(line -> remissions.add(new Remission(line.rent().number(), line.owed(), day)));
    }

    private static void mustAddUp(RentAccount account, List<Payment> payments, LocalDate day) {
        var due = RENTS.stream()
                .filter(rent -> !rent.dueOn().isAfter(day))
                .map(RentDue::amount)
                .reduce(Money.ZERO, Money::plus);
        var received = payments.stream()
                .filter(payment -> payment.countsOn(day))
                .map(Payment::amount)
                .reduce(Money.ZERO, Money::plus);
        assertThat(account.due()).isEqualTo(due);
        assertThat(account.paid().plus(account.waived()).plus(account.owed())).isEqualTo(due);
        assertThat(account.paid().plus(account.credit())).isEqualTo(received);
        assertThat(account.owed().isPositive() && account.credit().isPositive()).isFalse();
        account.lines().forEach(line -> {
            assertThat(line.owed().isNegative() || line.paid().isNegative()).isFalse();
            assertThat(line.paid().plus(line.waived()).plus(line.owed()))
                    .isLessThanOrEqualTo(line.rent().amount());
        });
    }
}
