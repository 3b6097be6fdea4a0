package org.fivetrust.funds.budget.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.junit.jupiter.api.Test;

class AmendmentOrderTest {

    private final AmendmentOrder order = new AmendmentOrder(
            new PrincipalId("dongfang-committee"),
            UUID.randomUUID(),
            2026,
            "办公费不足",
            "东方居决〔2026〕9号",
            List.of(new BudgetLine("OFFICE", "办公费", Money.parse("100.00"))));

    private static String said(Outcome<AmendmentOrder> outcome) {
        return switch (outcome) {
            case Outcome.Done<AmendmentOrder> _ -> "done";
            case Outcome.Declined<AmendmentOrder>(var because) -> because.code();
        };
    }

    private static Map<String, Money> used(String amount) {
        return Map.of("OFFICE", Money.parse(amount), "OTHER", Money.parse("999.00"));
    }

    @Test
    void leavesALineWhatIsUsedOfIt() {
        assertThat(said(order.request(true, false, used("100.00")))).isEqualTo("done");
        assertThat(said(order.request(true, false, used("100.01")))).isEqualTo("funds.amendment-below-use");
    }

    @Test
    void isLookedAtAgainWhenItComesIntoForce() {
        assertThat(said(order.adopt(used("100.01")))).isEqualTo("funds.amendment-below-use");
    }

    @Test
    void amendsWhatWasAdoptedAndOneAtATime() {
        assertThat(said(order.request(false, false, Map.of()))).isEqualTo("funds.budget-not-adopted");
        assertThat(said(order.request(true, true, Map.of()))).isEqualTo("funds.amendment-open");
    }
}
