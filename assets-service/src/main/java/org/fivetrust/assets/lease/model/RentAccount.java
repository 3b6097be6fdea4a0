package org.fivetrust.assets.lease.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What of the rents of a lease was paid by a day, oldest due first, whoever paid; what is paid beyond them is kept as
 * credit. At every day, what was due is paid, waived or owed.
 */
public record RentAccount(List<Line> lines, Money due, Money waived, Money paid, Money owed, Money credit) {

    /** @param waived what of it is no longer due: waived, or after the end of the lease */
    public record Line(RentDue rent, Money waived, Money paid, Money owed, long daysOverdue) {

        boolean isDue(LocalDate asOf) {
            return !rent.dueOn().isAfter(asOf);
        }
    }

    /** What of a rent is no longer due, from a day on. */
    public record Remission(int rent, Money amount, LocalDate on) {}

    /** What came in, and the day on which it was taken back. */
    public record Payment(
            Money amount, LocalDate receivedOn, @Nullable LocalDate reversedOn) {

        boolean countsOn(LocalDate day) {
            return !receivedOn.isAfter(day) && (reversedOn == null || reversedOn.isAfter(day));
        }
    }

    public static RentAccount of(
            List<RentDue> rents, List<Remission> remissions, List<Payment> payments, LocalDate asOf) {
        var remitted = remitted(remissions, asOf);
        var left = payments.stream()
                .filter(payment -> payment.countsOn(asOf))
                .map(Payment::amount)
                .reduce(Money.ZERO, Money::plus);
        var lines = new ArrayList<Line>();
        for (var rent : rents) {
            var line = line(rent, remitted.getOrDefault(rent.number(), Money.ZERO), left, asOf);
            left = left.minus(line.paid());
            lines.add(line);
        }
        return new RentAccount(
                List.copyOf(lines),
                sum(lines.stream()
                        .filter(line -> line.isDue(asOf))
                        .map(line -> line.rent().amount())
                        .toList()),
                sum(lines.stream()
                        .filter(line -> line.isDue(asOf))
                        .map(Line::waived)
                        .toList()),
                sum(lines.stream().map(Line::paid).toList()),
                sum(lines.stream().map(Line::owed).toList()),
                left);
    }

    private static Map<Integer, Money> remitted(List<Remission> remissions, LocalDate asOf) {
        return remissions.stream()
                .filter(remission -> !remission.on().isAfter(asOf))
                .collect(Collectors.toMap(Remission::rent, Remission::amount, Money::plus));
    }

    private static Line line(RentDue rent, Money waived, Money left, LocalDate asOf) {
        if (rent.dueOn().isAfter(asOf)) {
            return new Line(rent, waived, Money.ZERO, Money.ZERO, 0);
        }
        var net = rent.amount().minus(waived);
        var paid = left.isLessThan(net) ? left : net;
        var owed = net.minus(paid);
        return new Line(rent, waived, paid, owed, owed.isPositive() ? ChronoUnit.DAYS.between(rent.dueOn(), asOf) : 0);
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.ZERO, Money::plus);
    }
}
