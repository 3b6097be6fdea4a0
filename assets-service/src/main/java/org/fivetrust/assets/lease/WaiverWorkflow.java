package org.fivetrust.assets.lease;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreementclient.ActFlow;
import org.fivetrust.agreementclient.ActFlow.Authorised;
import org.fivetrust.agreementclient.ActFlow.Execution;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.assets.lease.WaiverMessages.Ask;
import org.fivetrust.assets.lease.WaiverMessages.Demand;
import org.fivetrust.assets.lease.WaiverMessages.DemandView;
import org.fivetrust.assets.lease.WaiverMessages.End;
import org.fivetrust.assets.lease.WaiverMessages.EndView;
import org.fivetrust.assets.lease.WaiverMessages.View;
import org.fivetrust.assets.lease.Waivers.Signature;
import org.fivetrust.assets.lease.model.LeaseEndOrder;
import org.fivetrust.assets.lease.model.LeaseOrder;
import org.fivetrust.assets.lease.model.WaiverOrder;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Ruling.Permitted;
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

/** What happens to the rents of a lease besides being paid: they are demanded, waived, or the lease ends. */
@Component
class WaiverWorkflow {

    private final ActFlow flow;
    private final StandingActs standing;
    private final WaiverAct act;
    private final LeaseEndAct endAct;
    private final Leases leases;
    private final Waivers waivers;
    private final Transactions transactions;
    private final Clock clock;

    WaiverWorkflow(
            ActFlow flow,
            StandingActs standing,
            WaiverAct act,
            LeaseEndAct endAct,
            Leases leases,
            Waivers waivers,
            Transactions transactions,
            Clock clock) {
        this.flow = flow;
        this.standing = standing;
        this.act = act;
        this.endAct = endAct;
        this.leases = leases;
        this.waivers = waivers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Arrears outlive the lease: they are demanded and waived after its end too. */
    private Mono<LeaseRow> entered(Caller caller, UUID lease) {
        return leases.find(caller.scope(), lease)
                .as(transactions.within(caller.scope()))
                .map(LeaseRow::mustBeEntered);
    }

    Mono<ResponseEntity<View>> waive(Caller caller, IdempotencyKey key, UUID lease, Ask ask) {
        return entered(caller, lease)
                .map(ask::toOrder)
                .flatMap(order -> flow.request(act, new IdempotentRequest(caller, order.principal(), key, ask), order));
    }

    Mono<ResponseEntity<View>> grant(Caller caller, IdempotencyKey key, UUID id, @Nullable WarrantInHand presented) {
        return flow.execute(act, new Execution(caller, key, id, presented), this::grant);
    }

    private Mono<Void> grant(Authorised<WaiverOrder> authorised) {
        var order = authorised.order();
        return leases.lock(order.principal(), order.lease())
                .then(Mono.defer(() -> leases.account(order.principal(), order.lease(), today())))
                .map(account -> order.grant(account, authorised.executed()))
                .map(Outcome::orRefuse)
                .flatMap(executed -> waivers.granted(executed, order, today()));
    }

    Mono<ResponseEntity<EndView>> terminate(Caller caller, IdempotencyKey key, UUID lease, End end) {
        return entered(caller, lease)
                .map(WaiverWorkflow::mustRun)
                .map(end::toOrder)
                .flatMap(order ->
                        flow.request(endAct, new IdempotentRequest(caller, order.principal(), key, end), order));
    }

    private static LeaseRow mustRun(LeaseRow row) {
        return switch (row.status()) {
            case IN_FORCE -> row;
            case TERMINATED -> throw new Refused(LeaseEndOrder.ended());
            case AWAITING_APPROVAL, RETURNED, REJECTED, AUTHORISED, CANCELLED ->
                throw new Refused(LeaseOrder.notInForce());
        };
    }

    Mono<ResponseEntity<EndView>> end(Caller caller, IdempotencyKey key, UUID id, @Nullable WarrantInHand presented) {
        return flow.execute(endAct, new Execution(caller, key, id, presented), this::end);
    }

    private Mono<Void> end(Authorised<LeaseEndOrder> authorised) {
        var order = authorised.order();
        var executed = order.end(authorised.executed()).orRefuse();
        return leases.lock(order.principal(), order.lease())
                .then(Mono.defer(() -> leases.account(order.principal(), order.lease(), today())))
                .flatMap(account -> waivers.ended(executed, order.lease(), order.remissions(account), today()));
    }

    Mono<ResponseEntity<DemandView>> demand(Caller caller, IdempotencyKey key, UUID lease, Demand demand) {
        return entered(caller, lease)
                .flatMap(row -> standing.perform(
                        new IdempotentRequest(caller, row.owner(), key, demand),
                        "RENT_DEMAND",
                        DemandView.class,
                        permitted -> demand(caller, row, demand, permitted)));
    }

    private Mono<CommandResult<DemandView>> demand(Caller caller, LeaseRow row, Demand demand, Permitted permitted) {
        var id = UUID.randomUUID();
        var order = demand.toOrder();
        var signed = new Signature(caller.subject(), permitted.basis(), clock.instant());
        return leases.account(row.owner(), row.id(), order.on())
                .map(account -> order.demand(account, today()))
                .map(Outcome::orRefuse)
                .flatMap(demanded -> waivers.add(id, row, order, demanded, signed))
                .then(Mono.defer(() -> waivers.findDemand(caller.scope(), id)))
                .map(kept -> CommandResult.created("/v1/leases/" + row.id() + "/demands", kept.view()));
    }

    Mono<View> find(Caller caller, UUID id) {
        return act.view(caller, id).as(transactions.within(caller.scope()));
    }

    Mono<EndView> findEnd(Caller caller, UUID id) {
        return endAct.view(caller, id).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> waivers(Caller caller, UUID lease, PageRequest page) {
        return leases.find(caller.scope(), lease)
                .flatMap(row -> waivers.waivers(row.own(), lease, page))
                .map(rows -> rows.map(WaiverRow::view))
                .as(transactions.within(caller.scope()));
    }

    Mono<Page<DemandView>> demands(Caller caller, UUID lease, PageRequest page) {
        return leases.find(caller.scope(), lease)
                .flatMap(row -> waivers.demands(row.own(), lease, page))
                .map(rows -> rows.map(DemandRow::view))
                .as(transactions.within(caller.scope()));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
