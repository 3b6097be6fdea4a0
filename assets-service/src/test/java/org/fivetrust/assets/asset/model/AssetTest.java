package org.fivetrust.assets.asset.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.assets.depreciation.model.AssetUse;
import org.fivetrust.assets.depreciation.model.DepreciationMethod;
import org.fivetrust.assets.depreciation.model.DepreciationTerms;
import org.fivetrust.assets.depreciation.model.DepreciationTerms.Opening;
import org.fivetrust.assets.depreciation.model.StartRule;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssetTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-06-03");

    private final Permitted permitted = new Permitted(new Basis(
            UUID.randomUUID(), null, null, null, null, List.of(), TODAY, Instant.parse("2026-06-03T02:00:00Z")));

    @Test
    void isRegisteredWithTheRulingItRestsOn() {
        var asset = asset(TODAY, null);

        assertThat(asset.register(permitted, TODAY)).isEqualTo(Outcome.done(asset));
    }

    @Test
    void isNotRegisteredBeforeItWasAcquired() {
        assertDeclined(asset(TODAY.plusDays(1), null), "assets.date-in-the-future");
    }

    @Test
    void isNotWorthMoreAtItsEndThanItCost() {
        assertDeclined(asset(TODAY, straightLine("128000.01")), "assets.residual-above-cost");
    }

    @Test
    void mayKeepItsWholeValue() {
        assertThat(asset(TODAY, straightLine("128000.00")).register(permitted, TODAY))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void wasNotChargedForMonthsToCome() {
        assertDeclined(asset(TODAY, takenOver(1)), "assets.opening-in-the-future");
        assertThat(asset(TODAY.minusMonths(1), takenOver(1)).register(permitted, TODAY))
                .isInstanceOf(Outcome.Done.class);
    }

    private static DepreciationTerms straightLine(String residual) {
        return DepreciationTerms.straightLine(96, Money.parse(residual));
    }

    private static DepreciationTerms takenOver(int months) {
        return new DepreciationTerms(
                DepreciationMethod.STRAIGHT_LINE,
                StartRule.MONTH_AFTER,
                96,
                Money.ZERO,
                0,
                new Opening(months, Money.parse("1000.00")));
    }

    private void assertDeclined(Asset asset, String code) {
        assertThat(asset.register(permitted, TODAY))
                .isInstanceOfSatisfying(
                        Outcome.Declined.class,
                        declined -> assertThat(declined.because().code()).isEqualTo(code));
    }

    private static Asset asset(LocalDate acquiredOn, @Nullable DepreciationTerms terms) {
        return new Asset(
                UUID.randomUUID(),
                new PrincipalId("dongfang-committee"),
                "小型客车",
                "A02",
                Money.parse("128000.00"),
                acquiredOn,
                AssetUse.ADMINISTRATION,
                terms,
                null,
                1,
                null,
                null,
                null);
    }
}
