package org.fivetrust.assets.disposal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.agreementclient.ActExecutions;
import org.fivetrust.agreementclient.ActRequests;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.agreementclient.Acts;
import org.fivetrust.assets.disposal.DisposalMessages.View;
import org.fivetrust.assets.disposal.model.Asking;
import org.fivetrust.assets.disposal.model.Asking.Asked;
import org.fivetrust.assets.disposal.model.Disposal;
import org.fivetrust.assets.disposal.model.DisposalOrder;
import org.fivetrust.assets.disposal.model.DisposalStatus;
import org.fivetrust.assets.disposal.model.Execution;
import org.fivetrust.assets.disposal.model.Execution.Executed;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.CanonicalJson;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Warrant;
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

/** From the first word that an asset should go to the day it is gone. */
@Component
class DisposalWorkflow {

    private final ActRequests requests;
    private final ActExecutions executions;
    private final Acts acts;
    private final Disposals disposals;
    private final Transactions transactions;
    private final Clock clock;

    DisposalWorkflow(
            ActRequests requests,
            ActExecutions executions,
            Acts acts,
            Disposals disposals,
            Transactions transactions,
            Clock clock) {
        this.requests = requests;
        this.executions = executions;
        this.acts = acts;
        this.disposals = disposals;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> request(Caller caller, IdempotencyKey key, DisposalMessages.Ask ask) {
        var order = ask.toOrder();
        caller.mustActFor(order.principal());
        var idempotentRequest = new IdempotentRequest(caller, order.principal(), key, ask);
        return disposals
                .asset(order.principal(), order.asset())
                .as(transactions.within(caller.scope()))
                .map(asset -> DisposalAct.freeze(UUID.randomUUID(), order, asset, caller, today()))
                .flatMap(act -> ask(idempotentRequest, act, order));
    }

    private Mono<ResponseEntity<View>> ask(IdempotentRequest idempotentRequest, Act act, DisposalOrder order) {
        return requests.request(
                idempotentRequest,
                act,
                keep(act, order),
                "/v1/disposals/",
                View.class,
                id -> view(idempotentRequest.caller(), id));
    }

    /** The asset is looked at again: now nobody can ask for it in between. */
    private Mono<Void> keep(Act act, DisposalOrder order) {
        return disposals
                .asset(order.principal(), order.asset())
                .flatMap(asset -> keep(act, asset, order.request(asset.status())));
    }

    private Mono<Void> keep(Act act, AssetAtHand asset, Asking asking) {
        return switch (asking) {
            case Asked(var order) -> disposals.add(act.id(), order, asset, act.on(), clock.instant());
            case Asking.Declined(var because) -> Mono.error(new Refused(because));
        };
    }

    Mono<ResponseEntity<View>> execute(Caller caller, IdempotencyKey key, UUID id, DisposalMessages.Execute execute) {
        caller.mustHave("agency-accountant", "centre-head");
        return acts.visible(caller, id, DisposalAct.KIND).flatMap(state -> execute(caller, key, state, execute));
    }

    private Mono<ResponseEntity<View>> execute(
            Caller caller, IdempotencyKey key, ActState state, DisposalMessages.Execute execute) {
        return executions.execute(
                new IdempotentRequest(caller, state.principal(), key, execute),
                state,
                execute.warrant(),
                View.class,
                warrant -> carryOut(warrant, state, caller));
    }

    private Mono<CommandResult<View>> carryOut(Warrant warrant, ActState state, Caller caller) {
        return disposals
                .find(caller.scope(), state.id())
                .flatMap(row -> disposal(state, row))
                .map(disposal -> disposal.execute(warrant, caller.subject(), today(), clock.instant()))
                .flatMap(this::finish)
                .then(Mono.defer(() -> view(caller, state.id())))
                .map(CommandResult::ok);
    }

    private Mono<Disposal> disposal(ActState state, DisposalRow row) {
        return disposals
                .asset(state.principal(), row.asset())
                .doOnNext(asset -> mustBeAsFrozen(row, asset, state))
                .map(asset -> disposal(state, asset));
    }

    /** A row changed behind our back is not what was approved. */
    private void mustBeAsFrozen(DisposalRow row, AssetAtHand asset, ActState state) {
        var order = row.toOrder(disposals.papers(row));
        var kept = DisposalAct.particulars(order, asset, state.act().on());
        if (!Money.ofFen(row.amount()).equals(state.act().amount())
                || !Objects.equals(
                        DisposalAct.counterparty(order.recipient()), state.act().counterparty())
                || !CanonicalJson.of(kept).equals(CanonicalJson.of(state.act().particulars()))) {
            throw new Refused(Refusal.rule("warrant.other-act").with("act", state.id()));
        }
    }

    private static Disposal disposal(ActState state, AssetAtHand asset) {
        return new Disposal(
                state.id(),
                state.principal(),
                state.digest(),
                state.act().requestedBy().subject(),
                asset.status());
    }

    private Mono<Void> finish(Execution execution) {
        return switch (execution) {
            case Executed executed -> disposals.executed(executed);
            case Execution.Declined(var because) -> Mono.error(new Refused(because));
        };
    }

    Mono<View> find(Caller caller, UUID id) {
        return view(caller, id).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(
            Caller caller, @Nullable String principal, @Nullable DisposalStatus status, PageRequest page) {
        return disposals
                .list(caller.scope(), principal, status, page)
                .map(rows -> rows.map(this::view))
                .as(transactions.within(caller.scope()));
    }

    private Mono<View> view(Caller caller, UUID id) {
        return disposals.find(caller.scope(), id).map(this::view);
    }

    private View view(DisposalRow row) {
        return View.of(row, disposals.papers(row));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
