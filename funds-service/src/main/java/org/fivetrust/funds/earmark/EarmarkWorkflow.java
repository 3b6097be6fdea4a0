package org.fivetrust.funds.earmark;

import java.util.UUID;
import org.fivetrust.agreementclient.ActFlow;
import org.fivetrust.agreementclient.ActFlow.Authorised;
import org.fivetrust.agreementclient.ActFlow.Execution;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.funds.earmark.EarmarkMessages.Ask;
import org.fivetrust.funds.earmark.EarmarkMessages.View;
import org.fivetrust.funds.earmark.model.EarmarkOrder;
import org.fivetrust.funds.earmark.model.EarmarkStatus;
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

/** From the giver's letter to the open earmark. */
@Component
class EarmarkWorkflow {

    private final ActFlow flow;
    private final EarmarkAct act;
    private final EarmarkStore earmarks;
    private final Transactions transactions;

    EarmarkWorkflow(ActFlow flow, EarmarkAct act, EarmarkStore earmarks, Transactions transactions) {
        this.flow = flow;
        this.act = act;
        this.earmarks = earmarks;
        this.transactions = transactions;
    }

    Mono<ResponseEntity<View>> request(Caller caller, IdempotencyKey key, Ask ask) {
        var order = ask.toOrder();
        return flow.request(act, new IdempotentRequest(caller, order.principal(), key, ask), order);
    }

    Mono<ResponseEntity<View>> open(Caller caller, IdempotencyKey key, UUID id, @Nullable WarrantInHand presented) {
        return flow.execute(act, new Execution(caller, key, id, presented), this::open);
    }

    private Mono<Void> open(Authorised<EarmarkOrder> authorised) {
        var order = authorised.order();
        return earmarks.available(order.principal(), order.account())
                .map(available -> order.open(authorised.executed(), available))
                .map(Outcome::orRefuse)
                .flatMap(earmarks::opened);
    }

    Mono<View> find(Caller caller, UUID id) {
        return act.view(caller, id).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, @Nullable EarmarkStatus status, PageRequest page) {
        return earmarks.list(caller.scope(), principal, status, page)
                .map(rows -> rows.map(EarmarkRow::view))
                .as(transactions.within(caller.scope()));
    }
}
