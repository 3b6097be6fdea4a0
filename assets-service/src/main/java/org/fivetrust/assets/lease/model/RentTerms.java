package org.fivetrust.assets.lease.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fivetrust.shared.kernel.Money;

/**
 * What rent was agreed on.
 *
 * @param price for one unit
 * @param quantity how many units: 948 mu, 120 square metres, or 1
 * @param freeMonths which months of the lease cost nothing, from 1 (免租期)
 * @param escalations at most one of them in a year for each kind, applied in their order
 */
public record RentTerms(
        Money price,
        BigDecimal quantity,
        RentUnit per,
        RentInterval every,
        PaymentTiming timing,
        PeriodStart start,
        Set<Integer> freeMonths,
        List<Escalation> escalations) {

    public RentTerms {
        freeMonths = Set.copyOf(freeMonths);
        escalations = List.copyOf(escalations);
    }

    /** What a unit of time costs in each year of the lease; exact: nothing is rounded before it is shown. */
    List<BigDecimal> rents(int years) {
        var rents = new ArrayList<BigDecimal>();
        var unit = BigDecimal.valueOf(price.fen(), 2);
        for (var year = 1; year <= years; year++) {
            for (var escalation : escalations) {
                unit = escalation.comesIn(year) ? escalation.apply(unit) : unit;
            }
            rents.add(unit.multiply(quantity));
        }
        return rents;
    }

    /** Whether all its years together come to no more, so that each sum of them can be kept. */
    public boolean isWithin(Money most, int years) {
        return rents(years).stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .multiply(BigDecimal.valueOf(RentUnit.YEAR.months() / per.months()))
                        .compareTo(BigDecimal.valueOf(most.fen(), 2))
                <= 0;
    }

    /** What the first year costs, without its free months: a floor of the rent is held against it. */
    public Money firstYear() {
        var year = rents(1).getFirst().multiply(BigDecimal.valueOf(RentUnit.YEAR.months() / per.months()));
        return Money.ofFen(
                year.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }
}
