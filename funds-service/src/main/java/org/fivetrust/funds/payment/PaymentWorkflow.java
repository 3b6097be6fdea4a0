package org.fivetrust.funds.payment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.agreementclient.ActFlow;
import org.fivetrust.agreementclient.ActFlow.Authorised;
import org.fivetrust.agreementclient.ActFlow.Execution;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.funds.payee.PayeeRegister;
import org.fivetrust.funds.payment.PaymentMessages.Ask;
import org.fivetrust.funds.payment.PaymentMessages.Cancel;
import org.fivetrust.funds.payment.PaymentMessages.View;
import org.fivetrust.funds.payment.model.Payee;
import org.fivetrust.funds.payment.model.Payment;
import org.fivetrust.funds.payment.model.PaymentOrder;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A payment's life: asked for by the community, approved elsewhere, prepared and released by two people here. */
@Component
class PaymentWorkflow {

    private final ActFlow flow;
    private final PaymentAct act;
    private final Payments payments;
    private final SpendingLimits limits;
    private final PayeeRegister register;
    private final PaymentWatch watch;
    private final SpendingWatch spending;
    private final Transactions transactions;
    private final Clock clock;

    PaymentWorkflow(
            ActFlow flow,
            PaymentAct act,
            Payments payments,
            SpendingLimits limits,
            PayeeRegister register,
            PaymentWatch watch,
            SpendingWatch spending,
            Transactions transactions,
            Clock clock) {
        this.flow = flow;
        this.act = act;
        this.payments = payments;
        this.limits = limits;
        this.register = register;
        this.spending = spending;
        this.watch = watch;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> request(Caller caller, IdempotencyKey key, Ask ask) {
        ask.mustBeLegible();
        return payee(caller, ask)
                .map(ask::toOrder)
                .flatMap(order -> flow.request(act, new IdempotentRequest(caller, order.principal(), key, ask), order));
    }

    /** As the request says, or as the register does. */
    private Mono<Payee> payee(Caller caller, Ask ask) {
        return ask.payee() == null
                ? register.find(
                        caller,
                        ask.principal(),
                        Objects.requireNonNull(ask.payeeAccount()).toModel())
                : Mono.just(ask.payee().toPayee());
    }

    Mono<ResponseEntity<View>> prepare(Caller caller, IdempotencyKey key, UUID id, @Nullable WarrantInHand presented) {
        return flow.prepare(act, new Execution(caller, key, id, presented), authorised -> prepare(caller, authorised));
    }

    /** In the transaction of the step. */
    Mono<Void> prepare(Caller caller, Authorised<PaymentOrder> authorised) {
        return payable(caller, authorised)
                .map(payment -> payment.prepare(authorised.warrant(), caller.subject(), clock.instant()))
                .map(Outcome::orRefuse)
                .flatMap(prepared -> payments.prepared(
                        authorised.order().principal(), authorised.state().id(), prepared));
    }

    Mono<ResponseEntity<View>> execute(Caller caller, IdempotencyKey key, UUID id, @Nullable WarrantInHand presented) {
        return flow.execute(act, new Execution(caller, key, id, presented), authorised -> execute(caller, authorised));
    }

    /** The act's row is locked already; the account is locked next, so that no other payment changes its balance. */
    Mono<Void> execute(Caller caller, Authorised<PaymentOrder> authorised) {
        var order = authorised.order();
        return payable(caller, authorised)
                .zipWhen(_ -> payments.lockSource(order, authorised.state().id()))
                .delayUntil(_ -> limits.mustAllow(order, authorised.state().id(), LocalDate.now(clock)))
                .map(locked -> locked.getT1()
                        .release(
                                authorised.warrant(),
                                locked.getT2(),
                                caller.subject(),
                                LocalDate.now(clock),
                                clock.instant()))
                .map(Outcome::orRefuse)
                .flatMap(release ->
                        payments.paid(order.principal(), authorised.state().id(), release.paid(), release.entry()))
                .then(Mono.defer(() -> spending.look(caller, authorised)));
    }

    /** The payment, where the register still lets its account be paid into; what deserves a look is raised. */
    private Mono<Payment> payable(Caller caller, Authorised<PaymentOrder> authorised) {
        var state = authorised.state();
        return register.mustBePayable(authorised.order())
                .then(Mono.defer(() -> watch.look(caller, authorised)))
                .then(Mono.defer(() -> payments.find(state.principal(), state.id())));
    }

    Mono<ResponseEntity<View>> cancel(Caller caller, IdempotencyKey key, UUID id, Cancel cancel) {
        return find(caller, id)
                .then(Mono.defer(() -> flow.withdraw(
                        act,
                        new Execution(caller, key, id, cancel, null),
                        cancel.reason(),
                        payments.cancelled(caller.scope(), id, caller.subject(), cancel.reason(), clock.instant()))));
    }

    Mono<View> find(Caller caller, UUID id) {
        return act.view(caller, id).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, PaymentQuery query, PageRequest page) {
        return payments.list(caller.scope(), query, page)
                .map(rows -> rows.map(row -> row.view(payments.papers(row))))
                .as(transactions.within(caller.scope()));
    }
}
