package org.fivetrust.assets.asset.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.fivetrust.assets.depreciation.model.AssetUse;
import org.fivetrust.assets.depreciation.model.DepreciationBase;
import org.fivetrust.assets.depreciation.model.DepreciationTerms;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.jspecify.annotations.Nullable;

/**
 * A thing a principal owns, as its card describes it.
 *
 * @param use to which expense its depreciation goes
 * @param terms how it is written off; without them it is carried at cost
 * @param workUnit in what its work is counted, such as kilometres
 * @param place where it is
 * @param keeper who looks after it (保管人)
 * @param source the money it came from, or who gave it
 */
public record Asset(
        UUID id,
        PrincipalId principal,
        String name,
        String category,
        Money cost,
        LocalDate acquiredOn,
        AssetUse use,
        @Nullable DepreciationTerms terms,
        @Nullable String workUnit,
        int quantity,
        @Nullable String place,
        @Nullable String keeper,
        @Nullable String source) {

    private static final Refusal FUTURE = Refusal.rule("assets.date-in-the-future");

    private static final Refusal CHARGED_IN_ADVANCE = Refusal.rule("assets.opening-in-the-future");

    public Outcome<Asset> register(Permitted permitted, LocalDate today) {
        var fault = fault(today);
        return fault == null ? Outcome.done(this) : Outcome.declined(fault);
    }

    /** Only what has been acquired is registered, and no books have charged months to come. */
    private @Nullable Refusal fault(LocalDate today) {
        if (acquiredOn.isAfter(today)) {
            return FUTURE.with("date", acquiredOn);
        }
        if (terms == null) {
            return null;
        }
        var wrong = terms.fault(cost);
        var last = base().from().minusMonths(1);
        return wrong == null && terms.opening().used() > 0 && last.isAfter(YearMonth.from(today))
                ? CHARGED_IN_ADVANCE.with("month", last)
                : wrong;
    }

    /** What its schedule begins with. */
    public DepreciationBase base() {
        return terms == null ? DepreciationTerms.atCost(cost, acquiredOn) : terms.base(cost, acquiredOn);
    }
}
