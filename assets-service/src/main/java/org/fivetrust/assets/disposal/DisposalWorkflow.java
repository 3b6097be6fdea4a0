package org.fivetrust.assets.disposal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreementclient.ActFlow;
import org.fivetrust.agreementclient.ActFlow.Authorised;
import org.fivetrust.agreementclient.ActFlow.Execution;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.assets.disposal.DisposalMessages.View;
import org.fivetrust.assets.disposal.model.Disposal;
import org.fivetrust.assets.disposal.model.DisposalStatus;
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

/** From the request to dispose of an asset to the day it is gone. */
@Component
class DisposalWorkflow {

    private final ActFlow flow;
    private final DisposalAct act;
    private final Disposals disposals;
    private final Transactions transactions;
    private final Clock clock;

    DisposalWorkflow(ActFlow flow, DisposalAct act, Disposals disposals, Transactions transactions, Clock clock) {
        this.flow = flow;
        this.act = act;
        this.disposals = disposals;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> request(Caller caller, IdempotencyKey key, DisposalMessages.Ask ask) {
        var order = ask.toOrder();
        caller.mustActFor(order.principal());
        return disposals
                .asset(order.principal(), order.asset())
                .as(transactions.within(caller.scope()))
                .map(asset -> ValuedDisposal.of(order, asset, today()))
                .flatMap(disposal ->
                        flow.request(act, new IdempotentRequest(caller, order.principal(), key, ask), disposal));
    }

    Mono<ResponseEntity<View>> execute(Caller caller, IdempotencyKey key, UUID id, @Nullable WarrantInHand presented) {
        return flow.execute(act, new Execution(caller, key, id, presented), this::execute);
    }

    private Mono<Void> execute(Authorised<ValuedDisposal> authorised) {
        var disposal = new Disposal(authorised.order().asset().status());
        return disposals.executed(
                disposal.execute(authorised.executed(), today()).orRefuse());
    }

    Mono<View> find(Caller caller, UUID id) {
        return act.view(caller, id).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(
            Caller caller, @Nullable String principal, @Nullable DisposalStatus status, PageRequest page) {
        return disposals
                .list(caller.scope(), principal, status, page)
                .map(rows -> rows.map(this::view))
                .as(transactions.within(caller.scope()));
    }

    private View view(DisposalRow row) {
        return View.of(row, disposals.papers(row), disposals.proceeds(row));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
