package org.fivetrust.funds.monthlystatement.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.fivetrust.funds.account.model.Entry;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A month of a trust account: what it held at its beginning and at its end, and each line between the two.
 *
 * @param inTransit lines that the bank did not have by the end
 */
public record MonthlyStatement(
        StatementPeriod period,
        Figures opening,
        Figures closing,
        List<Line> lines,
        List<Movement> inTransit,
        List<KeptBack> keptBack) {

    public MonthlyStatement {
        lines = List.copyOf(lines);
        inTransit = List.copyOf(inTransit);
        keptBack = List.copyOf(keptBack);
    }

    /** What is booked, what the bank has, and what of it is kept back. */
    public record Figures(Money ledger, Money cleared, Money reserved) {

        public Money available() {
            return cleared.minus(reserved);
        }
    }

    /**
     * A line of the sub-ledger.
     *
     * @param amount below zero for what goes out
     * @param clearedOn the day the bank had it; none while it is on its way
     */
    public record Movement(
            int seq,
            Entry.Kind kind,
            UUID source,
            Money amount,
            LocalDate day,
            @Nullable LocalDate clearedOn,
            @Nullable String party,
            @Nullable String purpose,
            @Nullable String receiptNumber) {}

    /**
     * @param balance what is booked after it, in the order of this statement
     * @param late of an earlier month, and entered when that month's statement was signed already
     */
    public record Line(Movement movement, Money balance, boolean late) {}

    /** What is kept back by the end, and for what. */
    public record KeptBack(
            Kind kind,
            UUID source,
            Money amount,
            LocalDate since,
            @Nullable String code,
            @Nullable String party,
            @Nullable String purpose) {

        public enum Kind {
            EARMARK,
            PAYMENT,
            OTHER
        }
    }

    private static final Comparator<Movement> BY_DAY =
            Comparator.comparing(Movement::day).thenComparing(Movement::seq);

    /** The closing figures follow from the opening ones and what is told: no line can be missing between them. */
    public static MonthlyStatement of(
            StatementPeriod period,
            Figures opening,
            List<Movement> movements,
            List<Movement> inTransit,
            List<KeptBack> keptBack) {
        var lines = new ArrayList<Line>();
        var balance = opening.ledger();
        for (var movement : movements.stream().sorted(BY_DAY).toList()) {
            balance = balance.plus(movement.amount());
            lines.add(new Line(movement, balance, movement.day().isBefore(period.begin())));
        }
        var cleared = balance.minus(sum(inTransit.stream().map(Movement::amount).toList()));
        var reserved = sum(keptBack.stream().map(KeptBack::amount).toList());
        return new MonthlyStatement(
                period,
                opening,
                new Figures(balance, cleared, reserved),
                lines,
                inTransit.stream().sorted(BY_DAY).toList(),
                keptBack);
    }

    public Money received() {
        return sum(Money::isPositive);
    }

    public Money paid() {
        return sum(Money::isNegative);
    }

    private Money sum(Predicate<Money> direction) {
        return sum(lines.stream()
                .map(line -> line.movement().amount())
                .filter(direction)
                .toList());
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.ZERO, Money::plus);
    }
}
