package org.fivetrust.funds.cashcalendar.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What an account will hold by the end of each day, if all that is known happens on its day. It errs to the careful
 * side: what may go out on any day goes out today, and income that did not come by its day is not counted on.
 *
 * @param opening what the bank has, less earmarks
 * @param firstBelowNil the first day by whose end there is not enough; none where it lasts
 */
public record CashCalendar(
        Money opening, List<Day> days, @Nullable LocalDate firstBelowNil) {

    public CashCalendar {
        days = List.copyOf(days);
    }

    /** @param figure by its end */
    public record Day(LocalDate day, Money figure, List<Item> items) {
        public Day {
            items = List.copyOf(items);
        }
    }

    /**
     * Something that is expected.
     *
     * @param day none where it may be any
     * @param amount below zero for what goes out
     */
    public record Movement(
            Kind kind,
            UUID source,
            @Nullable LocalDate day,
            Money amount,
            @Nullable String party,
            @Nullable String words) {

        private Item on(LocalDate today) {
            var late = day != null && day.isBefore(today);
            var counted = kind != Kind.IMPREST && !(late && kind.isPromised());
            return new Item(this, day == null || late ? today : day, late, counted);
        }
    }

    /**
     * @param late its day is over
     * @param counted whether the figures rest on it
     */
    public record Item(Movement movement, LocalDate on, boolean late, boolean counted) {}

    /** What a movement is. */
    public enum Kind {
        PAYMENT,
        DEPOSIT,
        RENT,
        DISPOSAL,
        CONTRACT,
        RETENTION,
        IMPREST;

        /** By somebody outside, who may be late. */
        private boolean isPromised() {
            return this == RENT || this == DISPOSAL;
        }
    }

    private static final Comparator<Item> IN_ORDER = Comparator.comparing(
                    (Item item) -> item.movement().kind())
            .thenComparing(item -> item.movement().amount())
            .thenComparing(item -> item.movement().source());

    /** @param days how many, today the first */
    public static CashCalendar of(LocalDate today, int days, Money opening, List<Movement> movements) {
        var byDay = movements.stream()
                .map(movement -> movement.on(today))
                .sorted(IN_ORDER)
                .collect(Collectors.groupingBy(Item::on));
        var told = new ArrayList<Day>();
        var figure = opening;
        LocalDate firstBelowNil = null;
        for (var day = today; day.isBefore(today.plusDays(days)); day = day.plusDays(1)) {
            var items = byDay.getOrDefault(day, List.of());
            figure = items.stream()
                    .filter(Item::counted)
                    .map(item -> item.movement().amount())
                    .reduce(figure, Money::plus);
            told.add(new Day(day, figure, items));
            if (firstBelowNil == null && figure.isNegative()) {
                firstBelowNil = day;
            }
        }
        return new CashCalendar(opening, told, firstBelowNil);
    }
}
