package org.fivetrust.funds.payment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.fivetrust.agreementclient.ActFlow.Authorised;
import org.fivetrust.funds.alert.Alerts;
import org.fivetrust.funds.alert.model.Alert;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.funds.payee.PayeeRegister;
import org.fivetrust.funds.payee.model.PayeeChange;
import org.fivetrust.funds.payment.model.PaymentOrder;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.web.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Raises what deserves a look of a payment that is prepared or released. */
@Component
class PaymentWatch {

    private final Alerts alerts;
    private final PayeeRegister register;
    private final PaymentLimits limits;
    private final Clock clock;

    PaymentWatch(Alerts alerts, PayeeRegister register, PaymentLimits limits, Clock clock) {
        this.alerts = alerts;
        this.register = register;
        this.limits = limits;
        this.clock = clock;
    }

    /** In the transaction of the step. */
    Mono<Void> look(Caller caller, Authorised<PaymentOrder> authorised) {
        var today = LocalDate.now(clock);
        return bareReceipt(caller, authorised, today).then(Mono.defer(() -> payeeChanged(caller, authorised, today)));
    }

    private Mono<Void> bareReceipt(Caller caller, Authorised<PaymentOrder> authorised, LocalDate today) {
        var order = authorised.order();
        return limits.on(today, PaymentLimits.Name.BARE_RECEIPT_MOST)
                .map(Money::ofFen)
                .filter(most -> order.restsOnBareReceipts() && order.amount().isMoreThan(most))
                .map(most -> alert(
                        caller, authorised, AlertRule.BARE_RECEIPT, Map.of("amount", order.amount(), "limit", most)))
                .flatMap(alerts::raise);
    }

    private Mono<Void> payeeChanged(Caller caller, Authorised<PaymentOrder> authorised, LocalDate today) {
        return register.lastChange(authorised.order())
                .zipWith(limits.on(today, PaymentLimits.Name.PAYEE_CHANGE_DAYS))
                .filter(found -> found.getT1().isFollowedWithin(found.getT2(), today))
                .map(found -> alert(
                        caller,
                        authorised,
                        AlertRule.PAYEE_CHANGED,
                        figures(authorised.order(), found.getT1(), found.getT2(), today)))
                .flatMap(alerts::raise);
    }

    private static Map<String, Object> figures(PaymentOrder order, PayeeChange change, long days, LocalDate today) {
        return Map.of(
                "amount", order.amount(),
                "payee", change.payee(),
                "account", change.account(),
                "changedOn", change.on(),
                "seenOn", today,
                "days", days);
    }

    private static Alert alert(
            Caller caller, Authorised<PaymentOrder> authorised, AlertRule rule, Map<String, Object> figures) {
        var state = authorised.state();
        return new Alert(authorised.order().principal(), rule, state.id(), figures)
                .by(state.act().requestedBy().subject(), caller.subject())
                .seen("/v1/payments/" + state.id());
    }
}
