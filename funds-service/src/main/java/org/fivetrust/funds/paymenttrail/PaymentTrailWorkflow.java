package org.fivetrust.funds.paymenttrail;

import java.util.Optional;
import java.util.UUID;
import org.fivetrust.agreementclient.Matters;
import org.fivetrust.funds.paymenttrail.PaymentTrailMessages.View;
import org.fivetrust.funds.paymenttrail.PaymentTrails.LocatedPayment;
import org.fivetrust.funds.paymenttrail.model.Trail;
import org.fivetrust.shared.kernel.MatterProgress;
import org.fivetrust.shared.kernel.Unavailable;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts what is known here of a payment and what agreements-service tells of its matter in one list. */
@Component
class PaymentTrailWorkflow {

    private final PaymentTrails trails;
    private final Matters matters;
    private final Transactions transactions;

    PaymentTrailWorkflow(PaymentTrails trails, Matters matters, Transactions transactions) {
        this.trails = trails;
        this.matters = matters;
        this.transactions = transactions;
    }

    /** Read before the neighbour is asked: whoever may not see the payment learns nothing of its matter. */
    Mono<View> read(Caller caller, UUID payment) {
        return trails.find(caller.scope(), payment)
                .zipWhen(found -> trails.done(found.principal(), payment))
                .as(transactions.within(caller.scope()))
                .zipWhen(
                        read -> matter(read.getT1()),
                        (read, matter) -> new Trail(read.getT1().state(), read.getT2(), matter))
                .map(trail -> View.of(payment, trail));
    }

    /** A part of the answer is better than none: what is missing of it is named. */
    private Mono<Optional<MatterProgress>> matter(LocatedPayment found) {
        return matters.progress(found.principal(), found.matter())
                .map(Optional::of)
                .onErrorResume(Unavailable.class, _ -> Mono.just(Optional.empty()));
    }
}
