package org.fivetrust.assets.asset.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
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
        assertDeclined(asset(TODAY, new Depreciation(96, Money.parse("128000.01"))), "assets.residual-above-cost");
    }

    @Test
    void mayKeepItsWholeValue() {
        assertThat(asset(TODAY, new Depreciation(96, Money.parse("128000.00"))).register(permitted, TODAY))
                .isInstanceOf(Outcome.Done.class);
    }

    private void assertDeclined(Asset asset, String code) {
        assertThat(asset.register(permitted, TODAY))
                .isInstanceOfSatisfying(
                        Outcome.Declined.class,
                        declined -> assertThat(declined.because().code()).isEqualTo(code));
    }

    private static Asset asset(LocalDate acquiredOn, @Nullable Depreciation depreciation) {
        return new Asset(
                UUID.randomUUID(),
                new PrincipalId("dongfang-committee"),
                "小型客车",
                "A02",
                new BookValue(Money.parse("128000.00"), acquiredOn, depreciation),
                1,
                null,
                null,
                null);
    }
}
