package org.fivetrust.seals.request;

import java.util.UUID;
import org.fivetrust.agreementclient.ActFlow;
import org.fivetrust.agreementclient.ActFlow.Authorised;
import org.fivetrust.agreementclient.ActFlow.Execution;
import org.fivetrust.seals.request.RequestMessages.Imprint;
import org.fivetrust.seals.request.RequestMessages.View;
import org.fivetrust.seals.request.model.Presented;
import org.fivetrust.seals.request.model.RequestStatus;
import org.fivetrust.seals.request.model.SealRequest;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** From the request to have a paper sealed to the line in the register. */
@Component
class RequestWorkflow {

    private final ActFlow flow;
    private final ImprintAct act;
    private final SealRequests sealRequests;
    private final Transactions transactions;

    RequestWorkflow(ActFlow flow, ImprintAct act, SealRequests sealRequests, Transactions transactions) {
        this.flow = flow;
        this.act = act;
        this.sealRequests = sealRequests;
        this.transactions = transactions;
    }

    Mono<ResponseEntity<View>> request(Caller caller, IdempotencyKey key, RequestMessages.Ask ask) {
        var order = ask.toOrder();
        caller.mustActFor(order.principal());
        return sealRequests
                .seal(order.principal(), order.seal())
                .as(transactions.within(caller.scope()))
                .flatMap(seal -> flow.request(
                        act,
                        new IdempotentRequest(caller, order.principal(), key, ask),
                        new RequestedImprint(order, seal)));
    }

    Mono<ResponseEntity<View>> execute(Caller caller, IdempotencyKey key, UUID id, Imprint imprint) {
        return flow.execute(
                act,
                new Execution(caller, key, id, imprint, imprint.warrant()),
                authorised -> execute(caller, authorised, imprint.toPresented()));
    }

    private Mono<Void> execute(Caller caller, Authorised<RequestedImprint> authorised, Presented presented) {
        return sealRequest(authorised)
                .map(request -> request.imprint(authorised.executed(), presented, caller.person()))
                .map(Outcome::orRefuse)
                .flatMap(sealRequests::add);
    }

    private Mono<SealRequest> sealRequest(Authorised<RequestedImprint> authorised) {
        var state = authorised.state();
        var order = authorised.order().order();
        return sealRequests
                .find(Scope.only(state.principal()), state.id())
                .map(row -> new SealRequest(
                        order.seal(),
                        order.document().digest(),
                        order.copies(),
                        row.status() == RequestStatus.IMPRINTED));
    }

    Mono<View> find(Caller caller, UUID id) {
        return act.view(caller, id).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, @Nullable RequestStatus status, PageRequest page) {
        return sealRequests
                .list(caller.scope(), principal, status, page)
                .map(rows -> rows.map(View::of))
                .as(transactions.within(caller.scope()));
    }
}
