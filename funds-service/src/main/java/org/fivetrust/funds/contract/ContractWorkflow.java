package org.fivetrust.funds.contract;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreementclient.ActFlow;
import org.fivetrust.agreementclient.ActFlow.Authorised;
import org.fivetrust.agreementclient.ActFlow.Execution;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.funds.alert.Alerts;
import org.fivetrust.funds.alert.model.Alert;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.funds.contract.ContractMessages.Ask;
import org.fivetrust.funds.contract.ContractMessages.Change;
import org.fivetrust.funds.contract.ContractMessages.ChangeView;
import org.fivetrust.funds.contract.ContractMessages.View;
import org.fivetrust.funds.contract.model.ChangeOrder;
import org.fivetrust.funds.contract.model.ContractStatus;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refused;
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

/** From the request for a contract to its entry, and its changes alike. */
@Component
class ContractWorkflow {

    private final ActFlow flow;
    private final ContractAct act;
    private final ChangeAct changeAct;
    private final ContractStore contracts;
    private final ContractRules rules;
    private final Alerts alerts;
    private final Transactions transactions;
    private final Clock clock;

    ContractWorkflow(
            ActFlow flow,
            ContractAct act,
            ChangeAct changeAct,
            ContractStore contracts,
            ContractRules rules,
            Alerts alerts,
            Transactions transactions,
            Clock clock) {
        this.flow = flow;
        this.act = act;
        this.changeAct = changeAct;
        this.contracts = contracts;
        this.rules = rules;
        this.alerts = alerts;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> request(Caller caller, IdempotencyKey key, Ask ask) {
        var order = ask.toOrder();
        return flow.request(act, new IdempotentRequest(caller, order.principal(), key, ask), order);
    }

    Mono<ResponseEntity<View>> enter(Caller caller, IdempotencyKey key, UUID id, @Nullable WarrantInHand presented) {
        return flow.execute(
                act, new Execution(caller, key, id, presented), authorised -> contracts.entered(authorised.executed()));
    }

    Mono<ResponseEntity<ChangeView>> change(Caller caller, IdempotencyKey key, UUID contract, Change change) {
        return order(caller, contract, change)
                .as(transactions.within(caller.scope()))
                .flatMap(order ->
                        flow.request(changeAct, new IdempotentRequest(caller, order.principal(), key, change), order));
    }

    /** What the changes come to in sum decides who approves this one. */
    private Mono<ChangeOrder> order(Caller caller, UUID contract, Change change) {
        return contracts
                .find(caller.scope(), contract)
                .flatMap(row -> Mono.zip(
                                contracts.inForce(new PrincipalId(row.principal()), contract, contract),
                                rules.on(LocalDate.now(clock)))
                        .map(found -> change.toOrder(
                                row,
                                found.getT1().orElseThrow(() -> new Refused(ChangeOrder.notInForce())),
                                found.getT2())));
    }

    Mono<ResponseEntity<ChangeView>> enterChange(
            Caller caller, IdempotencyKey key, UUID id, @Nullable WarrantInHand presented) {
        return flow.execute(changeAct, new Execution(caller, key, id, presented), this::enterChange);
    }

    private Mono<Void> enterChange(Authorised<ChangeOrder> authorised) {
        var order = authorised.order();
        return contracts
                .inForce(order.principal(), order.contract(), authorised.state().id())
                .map(contract -> order.enter(contract.orElse(null)))
                .map(Outcome::orRefuse)
                .flatMap(_ -> contracts.changed(authorised.executed()))
                .then(Mono.defer(() -> warn(authorised)));
    }

    /** Works that grow beyond what was decided on deserve a look, also where they were decided on again. */
    private Mono<Void> warn(Authorised<ChangeOrder> authorised) {
        var order = authorised.order();
        return order.decidedAnew()
                ? alerts.raise(new Alert(
                                order.principal(),
                                AlertRule.WORKS_OVERRUN,
                                authorised.state().id(),
                                Map.of("contract", order.number(), "change", order.amount(), "price", order.price()))
                        .by(
                                authorised.executed().by(),
                                authorised.state().act().requestedBy().subject())
                        .seen("/v1/contracts/" + order.contract() + "/changes"))
                : Mono.empty();
    }

    Mono<View> find(Caller caller, UUID id) {
        return act.view(caller, id).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(
            Caller caller,
            @Nullable String principal,
            @Nullable UUID project,
            @Nullable ContractStatus status,
            PageRequest page) {
        return contracts
                .list(caller.scope(), principal, project, status, page)
                .map(rows -> rows.map(row -> row.view(contracts.steps(row.steps()))))
                .as(transactions.within(caller.scope()));
    }

    Mono<ChangeView> findChange(Caller caller, UUID id) {
        return changeAct.view(caller, id).as(transactions.within(caller.scope()));
    }

    Mono<Page<ChangeView>> changes(Caller caller, UUID contract, PageRequest page) {
        return contracts
                .find(caller.scope(), contract)
                .flatMap(row -> contracts.changes(row.own(), contract, page))
                .map(rows -> rows.map(ChangeRow::view))
                .as(transactions.within(caller.scope()));
    }
}
