package org.fivetrust.funds.payment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreementclient.ActExecutions;
import org.fivetrust.agreementclient.ActRequests;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.agreementclient.Acts;
import org.fivetrust.funds.payment.PaymentMessages.Ask;
import org.fivetrust.funds.payment.PaymentMessages.Execute;
import org.fivetrust.funds.payment.PaymentMessages.Status;
import org.fivetrust.funds.payment.PaymentMessages.View;
import org.fivetrust.funds.payment.model.Payment;
import org.fivetrust.funds.payment.model.PaymentOrder;
import org.fivetrust.funds.payment.model.PaymentOutcome;
import org.fivetrust.funds.payment.model.Progress;
import org.fivetrust.shared.act.CanonicalJson;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Warrant;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.Outbox;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
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

    private final ActRequests requests;
    private final ActExecutions executions;
    private final Acts acts;
    private final Payments payments;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    PaymentWorkflow(
            ActRequests requests,
            ActExecutions executions,
            Acts acts,
            Payments payments,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.requests = requests;
        this.executions = executions;
        this.acts = acts;
        this.payments = payments;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> request(Caller caller, IdempotencyKey key, Ask ask) {
        var order = ask.toOrder();
        caller.mustActFor(order.principal());
        var act = PaymentAct.freeze(UUID.randomUUID(), order, caller, LocalDate.now(clock));
        return requests.request(
                new IdempotentRequest(caller, order.principal(), key, ask),
                act,
                Mono.defer(() -> keep(act.id(), order)),
                "/v1/payments/",
                View.class,
                id -> view(caller, id));
    }

    private Mono<Void> keep(UUID id, PaymentOrder order) {
        return payments.source(order.principal(), order.account())
                .map(order::request)
                .flatMap(outcome -> keep(id, outcome));
    }

    private Mono<Void> keep(UUID id, PaymentOutcome outcome) {
        return switch (outcome) {
            case PaymentOutcome.Declined(var because) -> Mono.error(new Refused(because));
            case PaymentOutcome.Requested(var order) -> payments.add(id, order, clock.instant());
            case PaymentOutcome.Prepared(var payment) ->
                payment.progress() instanceof Progress.Prepared prepared
                        ? payments.prepared(payment.order().principal(), id, prepared)
                        : Mono.error(new IllegalStateException("made ready by nobody"));
            case PaymentOutcome.Paid(var payment, var entry) ->
                payment.progress() instanceof Progress.Paid paid
                        ? payments.paid(payment.order().principal(), id, paid, entry)
                        : Mono.error(new IllegalStateException("paid by nobody"));
        };
    }

    Mono<ResponseEntity<View>> prepare(Caller caller, IdempotencyKey key, UUID id, Execute execute) {
        caller.mustHave("cashier");
        return acts.visible(caller, id, PaymentAct.KIND)
                .flatMap(state -> executions.prepare(
                        new IdempotentRequest(caller, state.principal(), key, execute),
                        state,
                        execute.warrant(),
                        View.class,
                        warrant -> prepare(caller, state, warrant)));
    }

    private Mono<CommandResult<View>> prepare(Caller caller, ActState state, Warrant warrant) {
        return payment(caller, state)
                .map(payment -> payment.prepare(warrant, caller.subject(), clock.instant()))
                .flatMap(outcome -> keep(state.id(), outcome))
                .then(Mono.defer(() -> view(caller, state.id())))
                .map(CommandResult::ok);
    }

    Mono<ResponseEntity<View>> release(Caller caller, IdempotencyKey key, UUID id, Execute execute) {
        caller.mustHave("releaser");
        return acts.visible(caller, id, PaymentAct.KIND)
                .flatMap(state -> executions.execute(
                        new IdempotentRequest(caller, state.principal(), key, execute),
                        state,
                        execute.warrant(),
                        View.class,
                        warrant -> release(caller, state, warrant)));
    }

    /** The act's row is held already; the account is held next, so that its balance is the last word. */
    private Mono<CommandResult<View>> release(Caller caller, ActState state, Warrant warrant) {
        return payment(caller, state)
                .flatMap(payment -> release(caller, payment, warrant))
                .flatMap(outcome -> keep(state.id(), outcome))
                .then(Mono.defer(() -> payments.find(caller.scope(), state.id())))
                .delayUntil(row -> outbox.add(paid(row)))
                .map(row -> CommandResult.ok(row.view(payments.papers(row), caller)));
    }

    private Mono<PaymentOutcome> release(Caller caller, Payment payment, Warrant warrant) {
        return payments.lockSource(payment.order().principal(), payment.order().account())
                .map(account ->
                        payment.release(warrant, account, caller.subject(), LocalDate.now(clock), clock.instant()));
    }

    /** As kept, if it is still what was frozen: a row changed behind our back is not paid. */
    private Mono<Payment> payment(Caller caller, ActState state) {
        return payments.find(caller.scope(), state.id())
                .map(row -> row.toModel(payments.papers(row)))
                .doOnNext(payment -> mustBeAsFrozen(payment.order(), state));
    }

    private static void mustBeAsFrozen(PaymentOrder order, ActState state) {
        var same = order.amount().equals(state.act().amount())
                && order.purpose().equals(state.act().subject())
                && CanonicalJson.of(PaymentAct.particulars(order))
                        .equals(CanonicalJson.of(state.act().particulars()));
        if (!same) {
            throw new Refused(Refusal.rule("warrant.other-act").with("act", state.id()));
        }
    }

    private Event paid(PaymentRow row) {
        var data = new HashMap<String, Object>();
        data.put("payment", row.id().toString());
        data.put("account", row.account().toString());
        data.put(
                "payee", Map.of("name", row.payeeName(), "kind", row.payeeKind().name()));
        data.put("amount", Money.ofFen(row.amount()).toString());
        data.put("purpose", row.purpose());
        data.put("category", row.category());
        data.put("paidOn", LocalDate.now(clock).toString());
        data.put("evidence", payments.papers(row));
        data.put("matter", String.valueOf(row.matter()));
        data.put("matterNumber", String.valueOf(row.matterNumber()));
        return Event.to("accounts", new PrincipalId(row.principal()), "payment.paid", data);
    }

    Mono<View> find(Caller caller, UUID id) {
        return view(caller, id).as(transactions.within(caller.scope()));
    }

    private Mono<View> view(Caller caller, UUID id) {
        return payments.find(caller.scope(), id).map(row -> row.view(payments.papers(row), caller));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, @Nullable Status status, PageRequest page) {
        return payments.list(caller.scope(), principal, status, page)
                .collectList()
                .map(rows -> Page.of(rows, page, row -> row.id().toString())
                        .map(row -> row.view(payments.papers(row), caller)))
                .as(transactions.within(caller.scope()));
    }
}
