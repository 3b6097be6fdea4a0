package org.fivetrust.funds.payment;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.agreementclient.ActFlow;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.funds.payment.PaymentListMessages.View;
import org.fivetrust.funds.payment.model.Evidence;
import org.fivetrust.funds.payment.model.ListJudgement;
import org.fivetrust.funds.payment.model.PaymentListOrder;
import org.fivetrust.funds.payment.model.PaymentListOrder.RefusedRow;
import org.fivetrust.funds.payment.model.PaymentListOrder.Row;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.ActContent;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A payment list as one act, of the kind of its payments and of their sum: the agreement rules on it as on a payment,
 * and knows each payee with its share.
 */
@Component
class PaymentListAct implements ActKind<PaymentListOrder, View> {

    private static final Definition<View> DEFINITION =
            new Definition<>(PaymentAct.KIND, "/v1/payment-lists/", View.class, Refusal.person("funds.same-person"));

    private final ActFlow flow;
    private final PaymentAct act;
    private final PaymentLists lists;
    private final Payments payments;
    private final EvidencePacks packs;
    private final SpendingLimits limits;
    private final Clock clock;

    PaymentListAct(
            ActFlow flow,
            PaymentAct act,
            PaymentLists lists,
            Payments payments,
            EvidencePacks packs,
            SpendingLimits limits,
            Clock clock) {
        this.flow = flow;
        this.act = act;
        this.lists = lists;
        this.payments = payments;
        this.packs = packs;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Definition<View> definition() {
        return DEFINITION;
    }

    /** What the rows have in common, and each of them with what it has of its own. */
    @Override
    public ActContent content(PaymentListOrder order) {
        var first = order.first();
        return PaymentAct.common(ActContent.of(order.principal(), order.purpose()), first)
                .amount(order.total())
                .category(first.category())
                .emergency(first.emergency())
                .with("mode", order.mode())
                .with(
                        "counterparties",
                        order.rows().stream().map(PaymentListAct::share).toList());
    }

    private static Map<String, Object> share(Row row) {
        var order = row.order();
        var share = PaymentAct.payee(order.payee());
        share.put("no", row.no());
        share.put("amount", order.amount().toString());
        share.put("purpose", order.purpose());
        var named = PaymentAct.payeeAccount(order.payeeAccount());
        if (named != null) {
            share.put("payeeAccount", named);
        }
        if (row.repeats() != null) {
            share.put("repeats", row.repeats());
        }
        return share;
    }

    @Override
    public Set<String> records(PaymentListOrder order) {
        return order.first().evidence().stream()
                .map(Evidence::record)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Mono<Void> save(Act whole, PaymentListOrder order) {
        return judge(whole, order)
                .flatMap(judgement -> Mono.justOrEmpty(judgement.against(order)))
                .flatMap(Mono::<Void>error)
                .switchIfEmpty(Mono.defer(() -> lists.add(whole.id(), order, clock.instant())));
    }

    /**
     * Writes the payments of a list one after the other, so that each is judged with those before it, and tells what is
     * against them.
     */
    Mono<ListJudgement> judge(Act whole, PaymentListOrder order) {
        return whole(whole, order)
                .flatMap(against -> order.judgesRows(against.isPresent())
                        ? rows(whole, order).map(rows -> new ListJudgement(against.orElse(null), rows))
                        : Mono.just(new ListJudgement(against.orElse(null), List.of())));
    }

    private Mono<Optional<Refused>> whole(Act whole, PaymentListOrder order) {
        var least = order.least();
        return payments.lockSource(least, whole.id())
                .delayUntil(_ -> packs.mustBeComplete(order.asOne(), whole.on()))
                .zipWhen(_ -> payments.leftOfLine(least, whole.on()))
                .delayUntil(_ -> limits.mustAllow(least, whole.id(), whole.on()))
                .map(found -> least.request(found.getT1(), found.getT2().orElse(null)))
                .map(Outcome::orRefuse)
                .map(_ -> Optional.<Refused>empty())
                .onErrorResume(Refused.class, because -> Mono.just(Optional.of(because)));
    }

    private Mono<List<RefusedRow>> rows(Act whole, PaymentListOrder order) {
        var repeated = order.repeated();
        return Flux.fromIterable(order.rows())
                .concatMap(row -> Mono.justOrEmpty(repeated.get(row.no()))
                        .map(because -> RefusedRow.of(row, because))
                        .switchIfEmpty(Mono.defer(() -> keep(whole, row))))
                .collectList();
    }

    /** Nothing where it is kept. */
    private Mono<RefusedRow> keep(Act whole, Row row) {
        var part = part(whole, row);
        return flow.addPart(part, whole.id())
                .then(Mono.defer(() -> act.save(part, row.order())))
                .then(Mono.<RefusedRow>empty())
                .onErrorResume(Refused.class, because -> Mono.just(RefusedRow.of(row, because.because())));
    }

    /** A payment of the list as an act of its own. */
    Act part(Act whole, Row row) {
        return act.content(row.order()).askedBy(whole.requestedBy(), row.payment(whole.id()), whole.kind(), whole.on());
    }

    @Override
    public Mono<PaymentListOrder> stored(ActState state) {
        return lists.order(state.principal(), state.id());
    }

    @Override
    public Mono<View> view(Caller caller, UUID id) {
        return lists.find(caller.scope(), id)
                .zipWhen(lists::rows, (list, rows) -> list.view(lists.papers(list.evidence()), rows));
    }

    @Override
    public Flux<Event> executed(ActState state) {
        return lists.find(Scope.only(state.principal()), state.id())
                .flatMap(lists::rows)
                .flatMapIterable(rows -> rows)
                .flatMap(row -> Mono.justOrEmpty(row.payment()))
                .concatMap(payment -> act.paid(state.principal(), payment));
    }
}
