package org.fivetrust.assets.depreciation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepreciationRunTest {

    private static final YearMonth CURRENT = YearMonth.parse("2026-06");

    private static DepreciatedAsset asset(AssetUse use, String posted) {
        var schedule = Schedule.of(
                Money.parse("1200.00"), LocalDate.parse("2026-01-05"), DepreciationTerms.straightLine(12, Money.ZERO));
        return new DepreciatedAsset(UUID.randomUUID(), "灯", "2026-0001", use, schedule, Money.parse(posted));
    }

    private static DepreciationRun run(DepreciatedAsset... assets) {
        return DepreciationRun.of(new PrincipalId("dongfang-committee"), YearMonth.parse("2026-04"), List.of(assets));
    }

    @Test
    void charges_what_the_schedule_has_and_no_line_has_yet() {
        assertThat(run(asset(AssetUse.WELFARE, "200.00"), asset(AssetUse.WELFARE, "0.00"))
                        .lines())
                .extracting(line -> line.amount().toString())
                .containsExactly("100.00", "300.00");
    }

    @Test
    void charges_nothing_twice_and_nothing_back() {
        var run = run(asset(AssetUse.WELFARE, "300.00"), asset(AssetUse.WELFARE, "400.00"));

        assertThat(run.lines()).isEmpty();
        assertThat(run.amount()).isEqualTo(Money.ZERO);
        assertThat(run.uses()).isEmpty();
    }

    @Test
    void sums_each_use() {
        assertThat(run(
                                asset(AssetUse.WELFARE, "200.00"),
                                asset(AssetUse.OPERATING, "200.00"),
                                asset(AssetUse.WELFARE, "0.00"))
                        .uses())
                .isEqualTo(Map.of(AssetUse.OPERATING, Money.parse("100.00"), AssetUse.WELFARE, Money.parse("400.00")));
    }

    @ParameterizedTest
    @CsvSource({"2026-06,", "2026-06, 2026-05", "2026-06, 2026-06", "2020-01,", "2026-05, 2026-01"})
    void a_month_is_open_up_to_the_current_one_and_from_the_last_confirmed_one(String month, String confirmed) {
        assertThat(DepreciationRun.open(YearMonth.parse(month), month(confirmed), CURRENT))
                .isEqualTo(Outcome.done(YearMonth.parse(month)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07, , RULE, assets.month-to-come",
        "2026-04, 2026-05, STATE, assets.later-month-confirmed",
    })
    void a_month_to_come_or_before_a_confirmed_one_is_refused(
            String month, String confirmed, Refusal.Kind kind, String code) {
        assertThat(DepreciationRun.open(YearMonth.parse(month), month(confirmed), CURRENT))
                .isInstanceOfSatisfying(Outcome.Declined.class, declined -> {
                    assertThat(declined.because().kind()).isEqualTo(kind);
                    assertThat(declined.because().code()).isEqualTo(code);
                });
    }

    private static @Nullable YearMonth month(@Nullable String month) {
        return month == null ? null : YearMonth.parse(month);
    }
}
