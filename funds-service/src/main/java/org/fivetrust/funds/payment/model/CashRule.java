package org.fivetrust.funds.payment.model;

import java.util.Optional;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/**
 * The most that is paid in cash at once on a day (现金结算起点), with its source.
 *
 * @param exception the source by which more of a payment's category may be paid in cash; none where no more may be
 */
public record CashRule(Money most, String source, @Nullable String exception) {

    private static final Refusal ABOVE =
            Refusal.rule("funds.cash-above-limit").curedBy(Cure.of("funds.pay-by-transfer", Roles.REPORTER));

    public Optional<Refusal> against(PaymentOrder order) {
        return exceeds(order) && exception == null
                ? Optional.of(ABOVE.with("amount", order.amount())
                        .with("most", most)
                        .with("source", source)
                        .with("category", order.category()))
                : Optional.empty();
    }

    /** Large cash, whether it may be or not. */
    public boolean exceeds(PaymentOrder order) {
        return order.method() == PaymentMethod.CASH && order.amount().isMoreThan(most);
    }
}
