package org.fivetrust.funds.imprest;

import java.util.UUID;
import org.fivetrust.agreementclient.ActFlow;
import org.fivetrust.agreementclient.ActFlow.Authorised;
import org.fivetrust.agreementclient.ActFlow.Execution;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.funds.imprest.ImprestMessages.AdvanceView;
import org.fivetrust.funds.imprest.ImprestMessages.Ask;
import org.fivetrust.funds.imprest.ImprestMessages.CountView;
import org.fivetrust.funds.imprest.ImprestMessages.View;
import org.fivetrust.funds.imprest.model.ImprestOrder;
import org.fivetrust.funds.imprest.model.ImprestStatus;
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

/** From the request for an imprest to its grant, and what is read of it. */
@Component
class ImprestWorkflow {

    private final ActFlow flow;
    private final ImprestAct act;
    private final Imprests imprests;
    private final Transactions transactions;

    ImprestWorkflow(ActFlow flow, ImprestAct act, Imprests imprests, Transactions transactions) {
        this.flow = flow;
        this.act = act;
        this.imprests = imprests;
        this.transactions = transactions;
    }

    Mono<ResponseEntity<View>> request(Caller caller, IdempotencyKey key, Ask ask) {
        var order = ask.toOrder();
        return flow.request(act, new IdempotentRequest(caller, order.principal(), key, ask), order);
    }

    Mono<ResponseEntity<View>> grant(Caller caller, IdempotencyKey key, UUID id, @Nullable WarrantInHand presented) {
        return flow.execute(act, new Execution(caller, key, id, presented), this::grant);
    }

    private Mono<Void> grant(Authorised<ImprestOrder> authorised) {
        return Mono.fromSupplier(
                        () -> authorised.order().grant(authorised.executed()).orRefuse())
                .flatMap(imprests::granted);
    }

    Mono<View> find(Caller caller, UUID id) {
        return act.view(caller, id).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, @Nullable ImprestStatus status, PageRequest page) {
        return imprests.list(caller.scope(), principal, status, page)
                .map(rows -> rows.map(ImprestRow::view))
                .as(transactions.within(caller.scope()));
    }

    Mono<Page<AdvanceView>> advances(Caller caller, UUID id, PageRequest page) {
        return imprests.find(caller.scope(), id)
                .flatMap(row -> imprests.advances(row, page))
                .map(rows -> rows.map(row -> row.view(imprests.papers(row))))
                .as(transactions.within(caller.scope()));
    }

    Mono<Page<CountView>> counts(Caller caller, UUID id, PageRequest page) {
        return imprests.find(caller.scope(), id)
                .flatMap(row -> imprests.counts(row, page))
                .map(rows -> rows.map(CountRow::view))
                .as(transactions.within(caller.scope()));
    }
}
