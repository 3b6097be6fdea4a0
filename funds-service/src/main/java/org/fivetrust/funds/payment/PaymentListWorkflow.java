package org.fivetrust.funds.payment;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.agreementclient.ActFlow;
import org.fivetrust.agreementclient.ActFlow.Authorised;
import org.fivetrust.agreementclient.ActFlow.Execution;
import org.fivetrust.agreementclient.ActStep;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.funds.payee.PayeeRegister;
import org.fivetrust.funds.payment.PaymentListMessages.Ask;
import org.fivetrust.funds.payment.PaymentListMessages.NumberedRow;
import org.fivetrust.funds.payment.PaymentListMessages.RowView;
import org.fivetrust.funds.payment.PaymentListMessages.View;
import org.fivetrust.funds.payment.PaymentMessages.Cancel;
import org.fivetrust.funds.payment.PaymentMessages.EvidenceMessage;
import org.fivetrust.funds.payment.PaymentMessages.Status;
import org.fivetrust.funds.payment.model.ListJudgement;
import org.fivetrust.funds.payment.model.ListMode;
import org.fivetrust.funds.payment.model.PaymentListOrder;
import org.fivetrust.funds.payment.model.PaymentListOrder.RefusedRow;
import org.fivetrust.funds.payment.model.PaymentListOrder.Row;
import org.fivetrust.funds.payment.model.PaymentOrder;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The life of a payment list: what is done to it is done to each of its payments, in one transaction. */
@Component
class PaymentListWorkflow {

    private static final Refusal UNKNOWN_ACCOUNT =
            Refusal.rule("funds.payee-account-unknown").curedBy(Cure.of("funds.register-the-payee", Roles.REPORTER));

    private final ActFlow flow;
    private final PaymentListAct act;
    private final PaymentLists lists;
    private final PaymentWorkflow payments;
    private final PayeeRegister register;
    private final Transactions transactions;
    private final Clock clock;

    PaymentListWorkflow(
            ActFlow flow,
            PaymentListAct act,
            PaymentLists lists,
            PaymentWorkflow payments,
            PayeeRegister register,
            Transactions transactions,
            Clock clock) {
        this.flow = flow;
        this.act = act;
        this.lists = lists;
        this.payments = payments;
        this.register = register;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A row with its payee, or without one that the register knows. */
    private sealed interface Resolved {

        record Named(Row row) implements Resolved {}

        record Unnamed(RefusedRow row) implements Resolved {}
    }

    Mono<ResponseEntity<View>> request(Caller caller, IdempotencyKey key, Ask ask) {
        return order(caller, ask)
                .flatMap(order -> withoutRefused(caller, order))
                .flatMap(order -> flow.request(act, new IdempotentRequest(caller, order.principal(), key, ask), order));
    }

    /** What would become of it: nothing is kept, and nobody is asked. */
    Mono<View> tryOut(Caller caller, Ask ask) {
        return order(caller, ask).flatMap(order -> judged(caller, order)).map(PaymentListWorkflow::outlook);
    }

    private Mono<PaymentListOrder> order(Caller caller, Ask ask) {
        ask.mustBeLegible();
        caller.mustActFor(new PrincipalId(ask.principal()));
        return Flux.fromIterable(ask.numbered())
                .concatMap(row -> resolve(caller, ask, row))
                .collectList()
                .map(rows -> order(ask, rows));
    }

    private Mono<Resolved> resolve(Caller caller, Ask ask, NumberedRow numbered) {
        var asked = ask.payment(numbered.row());
        return asked.payee() == null
                ? register.find(
                                caller,
                                ask.principal(),
                                Objects.requireNonNull(asked.payeeAccount()).toModel())
                        .map(payee -> named(numbered, asked.toOrder(payee)))
                        .onErrorResume(NotFound.class, _ -> Mono.just(unnamed(numbered, asked)))
                : Mono.just(named(numbered, asked.toOrder(asked.payee().toPayee())));
    }

    private static Resolved named(NumberedRow numbered, PaymentOrder order) {
        return new Resolved.Named(new Row(numbered.no(), order, numbered.row().repeats()));
    }

    private static Resolved unnamed(NumberedRow numbered, PaymentMessages.Ask asked) {
        return new Resolved.Unnamed(
                new RefusedRow(numbered.no(), null, Money.parse(asked.amount()), asked.purpose(), UNKNOWN_ACCOUNT));
    }

    private static PaymentListOrder order(Ask ask, List<Resolved> rows) {
        var named = rows.stream()
                .flatMap(row -> row instanceof Resolved.Named(var one) ? Stream.of(one) : Stream.<Row>empty())
                .toList();
        var unnamed = rows.stream()
                .flatMap(row -> row instanceof Resolved.Unnamed(var one) ? Stream.of(one) : Stream.<RefusedRow>empty())
                .toList();
        if (named.isEmpty()) {
            throw new Refused(UNKNOWN_ACCOUNT);
        }
        return new PaymentListOrder(new PrincipalId(ask.principal()), ask.mode(), ask.purpose(), named, unnamed);
    }

    /** In the mode EACH, the rows that would be refused are set apart before anything is frozen. */
    private Mono<PaymentListOrder> withoutRefused(Caller caller, PaymentListOrder order) {
        return order.mode() == ListMode.ALL_OR_NONE
                ? Mono.just(order)
                : judged(caller, order).onErrorResume(Refused.class, _ -> Mono.just(order));
    }

    private Mono<PaymentListOrder> judged(Caller caller, PaymentListOrder order) {
        return flow.tryOut(act, caller, order.principal(), order, whole -> act.judge(whole, order))
                .flatMap(judgement -> kept(order, judgement));
    }

    private static Mono<PaymentListOrder> kept(PaymentListOrder order, ListJudgement judgement) {
        return judgement.keepsSome(order)
                ? Mono.just(order.without(judgement.rows()))
                : Mono.justOrEmpty(judgement.against(order))
                        .flatMap(Mono::<PaymentListOrder>error)
                        .switchIfEmpty(Mono.just(order));
    }

    private static View outlook(PaymentListOrder order) {
        var first = order.first();
        var rows = Stream.concat(
                        order.rows().stream().map(RowView::of),
                        order.refused().stream().map(RowView::of))
                .sorted((one, other) -> Integer.compare(one.no(), other.no()))
                .toList();
        return new View(
                null,
                order.principal().value(),
                first.account(),
                order.mode(),
                order.purpose(),
                first.category(),
                first.budgetLine(),
                first.earmark(),
                first.method(),
                first.evidence().stream().map(EvidenceMessage::of).toList(),
                first.emergency(),
                first.pack(),
                order.total().toString(),
                order.rows().size(),
                order.refused().size(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                rows);
    }

    Mono<ResponseEntity<View>> prepare(Caller caller, IdempotencyKey key, UUID id, @Nullable WarrantInHand presented) {
        return flow.prepare(
                act, new Execution(caller, key, id, presented), each(payment -> payments.prepare(caller, payment)));
    }

    Mono<ResponseEntity<View>> execute(Caller caller, IdempotencyKey key, UUID id, @Nullable WarrantInHand presented) {
        return flow.execute(
                act, new Execution(caller, key, id, presented), each(payment -> payments.execute(caller, payment)));
    }

    /** In the order of the list, under its warrant. */
    private ActStep<PaymentListOrder> each(ActStep<PaymentOrder> step) {
        return list -> Flux.fromIterable(list.order().rows())
                .concatMap(row -> step.take(payment(list, row)))
                .then();
    }

    private Authorised<PaymentOrder> payment(Authorised<PaymentListOrder> list, Row row) {
        return list.part(act.part(list.state().act(), row), row.order());
    }

    Mono<ResponseEntity<View>> cancel(Caller caller, IdempotencyKey key, UUID id, Cancel cancel) {
        return find(caller, id)
                .then(Mono.defer(() -> flow.withdraw(
                        act,
                        new Execution(caller, key, id, cancel, null),
                        cancel.reason(),
                        lists.cancelled(caller.scope(), id, caller.subject(), cancel.reason(), clock.instant()))));
    }

    Mono<View> find(Caller caller, UUID id) {
        return act.view(caller, id).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, @Nullable Status status, PageRequest page) {
        return lists.list(caller.scope(), principal, status, page)
                .map(rows -> rows.map(row -> row.view(lists.papers(row.evidence()), null)))
                .as(transactions.within(caller.scope()));
    }
}
