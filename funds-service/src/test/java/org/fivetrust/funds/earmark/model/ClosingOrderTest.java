package org.fivetrust.funds.earmark.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.fivetrust.funds.earmark.model.ClosingOrder.Holding;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosingOrderTest {

    private static ClosingOrder order(String remainder, @Nullable Remainder decision) {
        return new ClosingOrder(
                new PrincipalId("dongfang-committee"),
                UUID.randomUUID(),
                "ROAD-1",
                "区民政局",
                Money.parse(remainder),
                decision,
                "项目完工",
                null);
    }

    private static Holding holding(String reserved, String left, boolean hasEnded) {
        return new Holding(Money.parse(reserved), Money.parse(left), hasEnded);
    }

    private static String code(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> _ -> "";
            case Outcome.Declined<?>(var because) -> because.code();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "100.00, RETURN, 0.00, 100.00, ''",
        "100.00, RELEASE, 0.00, 100.00, ''",
        "0.00, , 0.00, 0.00, ''",
        "100.00, , 0.00, 100.00, funds.earmark-remainder-undecided",
        "0.00, RETURN, 0.00, 0.00, funds.earmark-remainder-undecided",
        "100.00, RETURN, 0.01, 100.00, funds.earmark-in-use",
        "100.00, RETURN, 0.00, 100.01, funds.earmark-changed-since"
    })
    void decides_on_what_is_left_to_the_fen(
            String remainder, @Nullable Remainder decision, String reserved, String left, String code) {
        var order = order(remainder, decision);

        assertThat(code(order.request(holding(reserved, left, false), false))).isEqualTo(code);
        assertThat(code(order.close(holding(reserved, left, false)))).isEqualTo(code);
    }

    @Test
    void is_open_one_at_a_time() {
        assertThat(code(order("0.00", null).request(holding("0.00", "0.00", false), true)))
                .isEqualTo("funds.earmark-closing-open");
    }

    @ParameterizedTest
    @CsvSource({"0.00, , funds.earmark-not-open", "5.00, RELEASE, ''"})
    void closes_a_closed_one_again_only_for_what_came_back(String left, @Nullable Remainder decision, String code) {
        assertThat(code(order(left, decision).request(holding("0.00", left, true), false)))
                .isEqualTo(code);
    }
}
