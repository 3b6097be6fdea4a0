package org.fivetrust.funds.payment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fivetrust.agreementclient.ActFlow.Authorised;
import org.fivetrust.funds.alert.Alerts;
import org.fivetrust.funds.alert.model.Alert;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.funds.contract.model.Works;
import org.fivetrust.funds.payment.model.PaymentOrder;
import org.fivetrust.shared.web.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Raises what deserves a look of cash and of works that are paid. */
@Component
class SpendingWatch {

    private final Alerts alerts;
    private final CashRules cash;
    private final SpendingLimits limits;
    private final PaymentLimits figures;
    private final Clock clock;

    SpendingWatch(Alerts alerts, CashRules cash, SpendingLimits limits, PaymentLimits figures, Clock clock) {
        this.alerts = alerts;
        this.cash = cash;
        this.limits = limits;
        this.figures = figures;
        this.clock = clock;
    }

    /** In the transaction of the release. */
    Mono<Void> look(Caller releaser, Authorised<PaymentOrder> authorised) {
        return largeCash(releaser, authorised)
                .then(Mono.defer(() -> toPerson(releaser, authorised)))
                .then(Mono.defer(() -> works(releaser, authorised)));
    }

    /** More than the limit, for what may be: whether the bank agreed to it is looked into. */
    private Mono<Void> largeCash(Caller releaser, Authorised<PaymentOrder> authorised) {
        var order = authorised.order();
        return cash.of(order, LocalDate.now(clock))
                .filter(rule -> rule.exceeds(order))
                .map(rule -> Map.<String, Object>of(
                        "amount", order.amount(), "limit", rule.most(), "category", order.category()))
                .map(figures -> alert(releaser, authorised, AlertRule.LARGE_CASH, figures))
                .flatMap(alerts::raise);
    }

    private Mono<Void> toPerson(Caller releaser, Authorised<PaymentOrder> authorised) {
        var order = authorised.order();
        return figures.toPerson(order, LocalDate.now(clock))
                .filter(order.amount()::isMoreThan)
                .map(most ->
                        Map.<String, Object>of("amount", order.amount(), "limit", most, "category", order.category()))
                .map(found -> alert(releaser, authorised, AlertRule.LARGE_TRANSFER_TO_PERSON, found))
                .flatMap(alerts::raise);
    }

    private Mono<Void> works(Caller releaser, Authorised<PaymentOrder> authorised) {
        var order = authorised.order();
        return limits.works(order.principal(), order.contract())
                .filter(works -> !missing(works, order).isEmpty())
                .map(works -> Map.<String, Object>of(
                        "amount",
                        order.amount(),
                        "contract",
                        works.number(),
                        "missing",
                        String.join(", ", missing(works, order))))
                .map(figures -> alert(releaser, authorised, AlertRule.WORKS_WITHOUT_PAPERS, figures))
                .flatMap(alerts::raise);
    }

    private static List<String> missing(Works works, PaymentOrder order) {
        var missing = new ArrayList<String>();
        if (!works.isTendered()) {
            missing.add("TENDER");
        }
        if (!order.restsOnAcceptance()) {
            missing.add("ACCEPTANCE");
        }
        return missing;
    }

    private static Alert alert(
            Caller releaser, Authorised<PaymentOrder> authorised, AlertRule rule, Map<String, Object> figures) {
        var state = authorised.state();
        return new Alert(authorised.order().principal(), rule, state.id(), figures)
                .by(releaser.subject(), state.act().requestedBy().subject())
                .seen("/v1/payments/" + state.id());
    }
}
