package org.fivetrust.funds.earmark;

import java.util.UUID;
import org.fivetrust.agreementclient.ActFlow;
import org.fivetrust.agreementclient.ActFlow.Authorised;
import org.fivetrust.agreementclient.ActFlow.Execution;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.funds.earmark.EarmarkMessages.Close;
import org.fivetrust.funds.earmark.EarmarkMessages.ClosingView;
import org.fivetrust.funds.earmark.model.ClosingOrder;
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

/** From the request to close an earmark to its end. */
@Component
class ClosingWorkflow {

    private final ActFlow flow;
    private final ClosingAct act;
    private final EarmarkStore earmarks;
    private final Closings closings;
    private final Transactions transactions;

    ClosingWorkflow(ActFlow flow, ClosingAct act, EarmarkStore earmarks, Closings closings, Transactions transactions) {
        this.flow = flow;
        this.act = act;
        this.earmarks = earmarks;
        this.closings = closings;
        this.transactions = transactions;
    }

    Mono<ResponseEntity<ClosingView>> request(Caller caller, IdempotencyKey key, UUID earmark, Close close) {
        return earmarks.find(caller.scope(), earmark)
                .as(transactions.within(caller.scope()))
                .map(close::toOrder)
                .flatMap(order ->
                        flow.request(act, new IdempotentRequest(caller, order.principal(), key, close), order));
    }

    Mono<ResponseEntity<ClosingView>> close(
            Caller caller, IdempotencyKey key, UUID id, @Nullable WarrantInHand presented) {
        return flow.execute(act, new Execution(caller, key, id, presented), this::close);
    }

    private Mono<Void> close(Authorised<ClosingOrder> authorised) {
        return closings.hold(authorised.order())
                .map(authorised.order()::close)
                .map(Outcome::orRefuse)
                .flatMap(_ -> closings.ended(authorised.executed()));
    }

    Mono<ClosingView> find(Caller caller, UUID id) {
        return act.view(caller, id).as(transactions.within(caller.scope()));
    }

    Mono<Page<ClosingView>> list(Caller caller, UUID earmark, PageRequest page) {
        return earmarks.find(caller.scope(), earmark)
                .flatMap(row -> closings.list(row.own(), earmark, page))
                .map(rows -> rows.map(ClosingRow::view))
                .as(transactions.within(caller.scope()));
    }
}
