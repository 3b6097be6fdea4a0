package org.fivetrust.funds.payment;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.contract.Contracts;
import org.fivetrust.funds.contract.model.Claim;
import org.fivetrust.funds.contract.model.Works;
import org.fivetrust.funds.earmark.Earmarks;
import org.fivetrust.funds.earmark.model.Spending;
import org.fivetrust.funds.payment.model.PaymentOrder;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the earmark and the contract that a payment names allow: asked when it is requested and when it is released. */
@Component
class SpendingLimits {

    private final Earmarks earmarks;
    private final Contracts contracts;

    SpendingLimits(Earmarks earmarks, Contracts contracts) {
        this.earmarks = earmarks;
        this.contracts = contracts;
    }

    /** The works that a payment is for, by its contract; none where it is for none. */
    Mono<Works> works(PrincipalId principal, @Nullable UUID contract) {
        return contract == null ? Mono.empty() : contracts.works(principal, contract);
    }

    Mono<Void> mustAllow(PaymentOrder order, UUID payment, LocalDate on) {
        return earmark(order, payment, on).then(Mono.defer(() -> contract(order, payment)));
    }

    private Mono<Void> earmark(PaymentOrder order, UUID payment, LocalDate on) {
        return order.earmark() == null
                ? Mono.empty()
                : earmarks.mustAllow(
                        order.principal(),
                        order.earmark(),
                        payment,
                        new Spending(
                                order.account(),
                                order.payee().name(),
                                order.category(),
                                order.purpose(),
                                order.amount()),
                        on);
    }

    private Mono<Void> contract(PaymentOrder order, UUID payment) {
        return order.contract() == null
                ? Mono.empty()
                : contracts.mustAllow(
                        order.principal(),
                        order.contract(),
                        payment,
                        new Claim(order.payee().name(), order.amount()));
    }
}
