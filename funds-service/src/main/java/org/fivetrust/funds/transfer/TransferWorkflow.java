package org.fivetrust.funds.transfer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreementclient.ActFlow;
import org.fivetrust.agreementclient.ActFlow.Authorised;
import org.fivetrust.agreementclient.ActFlow.Execution;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.funds.transfer.TransferMessages.Ask;
import org.fivetrust.funds.transfer.TransferMessages.View;
import org.fivetrust.funds.transfer.model.Transfer;
import org.fivetrust.funds.transfer.model.TransferOrder;
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

/** Each side asks and is approved on its own; the side that receives accepts, the side that gives moves the money. */
@Component
class TransferWorkflow {

    private final ActFlow flow;
    private final TransferAct act;
    private final Transfers transfers;
    private final Movement movement;
    private final Transactions transactions;
    private final Clock clock;

    TransferWorkflow(
            ActFlow flow,
            TransferAct act,
            Transfers transfers,
            Movement movement,
            Transactions transactions,
            Clock clock) {
        this.flow = flow;
        this.act = act;
        this.transfers = transfers;
        this.movement = movement;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> request(Caller caller, IdempotencyKey key, Ask ask) {
        var order = ask.toOrder();
        return flow.request(act, new IdempotentRequest(caller, order.principal(), key, ask), order);
    }

    Mono<ResponseEntity<View>> execute(Caller caller, IdempotencyKey key, UUID id, @Nullable WarrantInHand presented) {
        return flow.execute(act, new Execution(caller, key, id, presented), authorised -> execute(caller, authorised));
    }

    private Mono<Void> execute(Caller caller, Authorised<TransferOrder> authorised) {
        return transfers
                .find(caller.scope(), authorised.state().id())
                .map(TransferRow::toModel)
                .delayUntil(_ -> transfers.executed(authorised.executed()))
                .flatMap(transfer -> carryOut(caller, transfer));
    }

    private Mono<Void> carryOut(Caller caller, Transfer transfer) {
        return switch (transfer.order().direction()) {
            case IN -> Mono.empty();
            case OUT -> movement.make(caller.scope(), transfer, LocalDate.now(clock), clock.instant());
        };
    }

    Mono<View> find(Caller caller, UUID id) {
        return act.view(caller, id).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, PageRequest page) {
        return transfers
                .list(caller.scope(), principal, page)
                .map(rows -> rows.map(TransferRow::view))
                .as(transactions.within(caller.scope()));
    }
}
