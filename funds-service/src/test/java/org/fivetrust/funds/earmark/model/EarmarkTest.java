package org.fivetrust.funds.earmark.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarmarkTest {

    private static final UUID ACCOUNT = UUID.randomUUID();

    private final Earmark compensation = earmark(false);

    private final Earmark closed = earmark(true);

    private static Earmark earmark(boolean hasEnded) {
        return new Earmark(
                "LAND-2026",
                "区自然资源局",
                ACCOUNT,
                List.of("征地补偿", "社会保障"),
                List.of("COMPENSATION"),
                LocalDate.parse("2026-01-01"),
                LocalDate.parse("2026-12-31"),
                Money.parse("400000.00"),
                hasEnded);
    }

    private static Spending spending(String category, String purpose, String amount) {
        return new Spending(ACCOUNT, "王大明", category, purpose, Money.parse(amount));
    }

    private String refused(Spending spending, String on) {
        return compensation
                .against(spending, LocalDate.parse(on))
                .map(Refusal::code)
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "COMPENSATION, 发放第一批征地补偿款, ''",
        "COMPENSATION, 徵地補償款, ''",
        "COMPENSATION, 干部过节费, funds.earmark-mismatch",
        "BONUS, 征地补偿款, funds.earmark-mismatch",
        "BONUS, 干部过节费, funds.earmark-mismatch"
    })
    void pays_for_what_it_was_given_for_alone(String category, String purpose, String code) {
        assertThat(refused(spending(category, purpose, "26000.00"), "2026-06-03"))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-31, funds.earmark-not-valid",
        "2026-01-01, ''",
        "2026-12-31, ''",
        "2027-01-01, funds.earmark-not-valid"
    })
    void pays_while_it_is_valid(String on, String code) {
        assertThat(refused(spending("COMPENSATION", "征地补偿", "1.00"), on)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"400000.00, ''", "400000.01, funds.earmark-short"})
    void pays_what_is_left_of_it(String amount, String code) {
        assertThat(refused(spending("COMPENSATION", "征地补偿", amount), "2026-06-03"))
                .isEqualTo(code);
    }

    @Test
    void pays_from_its_own_account() {
        var elsewhere = new Spending(UUID.randomUUID(), "王大明", "COMPENSATION", "征地补偿", Money.parse("1.00"));

        assertThat(refused(elsewhere, "2026-06-03")).isEqualTo("funds.earmark-in-other-account");
    }

    @ParameterizedTest
    @CsvSource({"区自然资源局, 400000.00, ''", "区自然资源局, 400000.01, funds.earmark-short", "王大明, 1.00, funds.earmark-closed"})
    void pays_to_the_giver_alone_once_it_is_closed(String payee, String amount, String code) {
        var spending = new Spending(ACCOUNT, payee, "REFUND", "退回结余", Money.parse(amount));

        assertThat(closed.against(spending, LocalDate.parse("2027-06-03"))
                        .map(Refusal::code)
                        .orElse(""))
                .isEqualTo(code);
    }

    @Test
    void receives_nothing_once_it_is_closed() {
        assertThat(compensation.againstReceipt(ACCOUNT)).isEmpty();
        assertThat(closed.againstReceipt(ACCOUNT))
                .hasValueSatisfying(refusal -> assertThat(refusal.code()).isEqualTo("funds.earmark-closed"));
    }

    @Test
    void only_the_meeting_can_change_what_it_is_for() {
        assertThat(compensation.against(spending("BONUS", "过节费", "26000.00"), LocalDate.parse("2026-06-03")))
                .hasValueSatisfying(refusal -> assertThat(refusal.cures())
                        .singleElement()
                        .satisfies(cure -> assertThat(cure.code()).isEqualTo("funds.change-the-plan-in-meeting")));
    }
}
