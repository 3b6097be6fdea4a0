package org.fivetrust.funds.payment.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CashRuleTest {

    @ParameterizedTest
    @CsvSource({
        "CASH, 1000.00, , ''",
        "CASH, 1000.01, , funds.cash-above-limit",
        "CASH, 3600.00, , funds.cash-above-limit",
        "CASH, 3600.00, 现金管理暂行条例第五条第（六）项, ''",
        "CHEQUE, 3600.00, , ''"
    })
    void refuses_large_cash_but_for_what_may_be(
            PaymentMethod method, String amount, @Nullable String exception, String refused) {
        var rule = new CashRule(Money.parse("1000.00"), "现金管理暂行条例第五条", exception);

        assertThat(rule.against(order(method, amount)).map(Refusal::code).orElse(""))
                .isEqualTo(refused);
    }

    private static PaymentOrder order(PaymentMethod method, String amount) {
        var order = PaymentExamples.order(amount);
        return new PaymentOrder(
                order.principal(),
                order.account(),
                new Payee("王师傅", null, null, Payee.Kind.PERSON),
                order.amount(),
                order.purpose(),
                order.category(),
                null,
                null,
                null,
                method,
                List.of(),
                false,
                null,
                null);
    }
}
