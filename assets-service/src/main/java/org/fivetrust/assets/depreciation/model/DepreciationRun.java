package org.fivetrust.assets.depreciation.model;

import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The depreciation of one month, of all assets of a principal (计提折旧). */
public record DepreciationRun(PrincipalId principal, YearMonth month, List<DepreciationLine> lines) {

    private static final Refusal LATER_CONFIRMED = Refusal.state("assets.later-month-confirmed");

    private static final Refusal TO_COME = Refusal.rule("assets.month-to-come");

    public DepreciationRun {
        lines = List.copyOf(lines);
    }

    /** What was charged stays, so months are charged in their order, and none before it has begun. */
    public static Outcome<YearMonth> open(YearMonth month, @Nullable YearMonth confirmed, YearMonth current) {
        if (month.isAfter(current)) {
            return Outcome.declined(TO_COME.with("month", month).with("current", current));
        }
        return confirmed != null && month.isBefore(confirmed)
                ? Outcome.declined(LATER_CONFIRMED.with("month", month).with("confirmed", confirmed))
                : Outcome.done(month);
    }

    public static DepreciationRun of(PrincipalId principal, YearMonth month, List<DepreciatedAsset> assets) {
        return new DepreciationRun(
                principal,
                month,
                assets.stream()
                        .filter(asset -> asset.due(month).isPositive())
                        .map(asset -> asset.line(month))
                        .toList());
    }

    public Money amount() {
        return lines.stream().map(DepreciationLine::amount).reduce(Money.ZERO, Money::plus);
    }

    /** The amount of each use that has any, in the order of the uses. */
    public Map<AssetUse, Money> uses() {
        var uses = new EnumMap<AssetUse, Money>(AssetUse.class);
        lines.forEach(line -> uses.merge(line.use(), line.amount(), Money::plus));
        return uses;
    }
}
