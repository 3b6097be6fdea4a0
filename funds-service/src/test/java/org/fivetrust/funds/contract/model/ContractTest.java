package org.fivetrust.funds.contract.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.contract.model.ContractLimits.Limit;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Percent;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Road works for 286,000.00, paid at 30, 60 and 85 %, 3 % retained for two years. */
class ContractTest {

    private static final LocalDate SIGNED = LocalDate.parse("2026-03-02");

    private static final LocalDate TODAY = LocalDate.parse("2026-11-30");

    private static final ContractLimits LIMITS =
            new ContractLimits(new Limit(300, "建质〔2017〕138号"), new Limit(24, "建质〔2017〕138号"), new Limit(1000, "待核"));

    private static Contract contract(
            String price, String reached, @Nullable Settlement settlement, String payable, String used) {
        return new Contract(
                "DF-2026-017",
                "恒远铺装有限公司",
                Money.parse("286000.00"),
                Money.parse(price),
                List.of(
                        new Step("基层", Percent.parse("30")),
                        new Step("面层", Percent.parse("60")),
                        new Step("完工", Percent.parse("85"))),
                Percent.parse("3"),
                24,
                SIGNED,
                Percent.parse(reached),
                settlement,
                Money.parse(payable),
                Money.parse(used));
    }

    private static ContractOrder order(String retention, int months) {
        return new ContractOrder(
                new PrincipalId("dongfang-committee"),
                "DF-2026-017",
                "小区道路改造",
                "恒远铺装有限公司",
                Money.parse("286000.00"),
                List.of(),
                Percent.parse(retention),
                months,
                null,
                null,
                SIGNED);
    }

    private static String claimed(Contract contract, String amount) {
        return contract.against(new Claim("恒远铺装有限公司", Money.parse(amount)))
                .map(Refusal::code)
                .orElse("");
    }

    private static String code(Outcome<?> outcome) {
        return outcome instanceof Outcome.Declined<?>(var because) ? because.code() : "";
    }

    @ParameterizedTest
    @CsvSource({
        "3.00, 24, ''",
        "3.01, 24, funds.retention-above-cap",
        "5, 24, funds.retention-above-cap",
        "3, 25, funds.defects-period-too-long"
    })
    void retains_no_more_than_the_rules_allow(String retention, int months, String refused) {
        assertThat(code(order(retention, months).request(LIMITS, false))).isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({
        "30, 85800.00, 0.00, 85800.00, ''",
        "30, 85800.00, 0.00, 85800.01, funds.contract-ahead-of-work",
        "85, 243100.00, 171600.00, 71500.00, ''",
        "85, 243100.00, 243100.00, 0.01, funds.contract-ahead-of-work",
        "85, 243100.00, 243100.00, 54400.00, funds.contract-overrun"
    })
    void pays_as_far_as_the_work_has_come(String reached, String payable, String used, String amount, String refused) {
        assertThat(claimed(contract("286000.00", reached, null, payable, used), amount))
                .isEqualTo(refused);
    }

    @Test
    void a_change_of_nine_thousand_does_not_cover_what_goes_beyond_it() {
        assertThat(claimed(contract("295000.00", "85", null, "250750.00", "243100.00"), "54400.00"))
                .isEqualTo("funds.contract-overrun");
    }

    @Test
    void settled_it_keeps_three_percent_and_pays_the_rest() {
        var settlement = contract("295000.00", "85", null, "250750.00", "243100.00")
                .settle(Money.parse("295000.00"), LocalDate.parse("2026-11-20"), TODAY)
                .orRefuse();

        assertThat(settlement.retained()).isEqualTo(Money.parse("8850.00"));
        assertThat(settlement.releaseOn()).isEqualTo("2028-11-20");
        var settled = contract("295000.00", "85", settlement, "286150.00", "243100.00");
        assertThat(claimed(settled, "43050.00")).isEmpty();
        assertThat(claimed(settled, "43050.01")).isEqualTo("funds.contract-retained");
        assertThat(claimed(settled, "51900.01")).isEqualTo("funds.contract-overrun");
    }

    @Test
    void what_is_left_over_of_a_fen_is_not_retained() {
        assertThat(Percent.parse("3").of(Money.parse("100.50"))).isEqualTo(Money.parse("3.01"));
    }

    @Test
    void another_payee_is_not_paid_under_it() {
        assertThat(contract("286000.00", "85", null, "243100.00", "0.00")
                        .against(new Claim("恒通建材有限公司", Money.parse("1.00"))))
                .hasValueSatisfying(refusal -> assertThat(refusal.code()).isEqualTo("funds.contract-other-payee"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2026-04-01, 0, ''",
        "2, 2026-04-01, 0, funds.contract-step-not-next",
        "1, 2026-04-01, 30, funds.contract-step-not-next",
        "2, 2026-04-01, 30, ''",
        "4, 2026-04-01, 85, funds.contract-step-unknown",
        "1, 2026-12-01, 0, funds.date-in-the-future",
        "1, 2026-03-01, 0, funds.before-contract"
    })
    void comes_to_one_step_after_the_other(int step, String on, String reached, String refused) {
        assertThat(code(contract("286000.00", reached, null, "0.00", "0.00")
                        .progress(step, LocalDate.parse(on), TODAY)))
                .isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({"295000.01, funds.settlement-above-price", "250618.54, funds.contract-below-use", "250618.55, ''"})
    void is_settled_between_what_is_used_and_its_price(String settled, String refused) {
        assertThat(code(contract("295000.00", "85", null, "250750.00", "243100.00")
                        .settle(Money.parse(settled), LocalDate.parse("2026-11-20"), TODAY)))
                .isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({"2028-11-19, funds.retention-not-due", "2028-11-20, ''"})
    void releases_what_it_retained_when_the_defects_period_is_over(String on, String refused) {
        var settlement = new Settlement(
                Money.parse("295000.00"),
                Money.parse("8850.00"),
                LocalDate.parse("2026-11-20"),
                LocalDate.parse("2028-11-20"),
                null);

        assertThat(code(contract("295000.00", "85", settlement, "286150.00", "286150.00")
                        .releaseRetention(LocalDate.parse(on))))
                .isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({"295000.00, false", "314600.00, false", "314600.01, true", "257400.00, false", "257399.99, true"})
    void is_decided_anew_beyond_ten_percent(String price, boolean anew) {
        assertThat(contract("286000.00", "0", null, "0.00", "0.00").isDecidedAnew(Money.parse(price), LIMITS))
                .isEqualTo(anew);
    }

    @Test
    void a_change_that_is_decided_anew_takes_the_authority_of_the_whole_price() {
        assertThat(change("9000.00", "295000.00", false).decided()).isEqualTo(Money.parse("9000.00"));
        assertThat(change("-9000.00", "277000.00", false).decided()).isEqualTo(Money.parse("9000.00"));
        assertThat(change("30000.00", "316000.00", true).decided()).isEqualTo(Money.parse("316000.00"));
    }

    @Test
    void a_change_counts_from_the_price_it_was_asked_for() {
        var contract = contract("295000.00", "0", null, "0.00", "0.00");

        assertThat(code(change("9000.00", "295000.00", false).enter(contract)))
                .isEqualTo("funds.contract-changed-since");
        assertThat(code(change("9000.00", "304000.00", false).enter(contract))).isEmpty();
    }

    private static ChangeOrder change(String amount, String price, boolean anew) {
        return new ChangeOrder(
                new PrincipalId("dongfang-committee"),
                UUID.randomUUID(),
                "DF-2026-017",
                "恒远铺装有限公司",
                Money.parse(amount),
                Money.parse(price),
                anew,
                "增加排水",
                "BG-1");
    }
}
