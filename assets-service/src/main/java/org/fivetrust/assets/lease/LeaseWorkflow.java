package org.fivetrust.assets.lease;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.agreementclient.ActFlow;
import org.fivetrust.agreementclient.ActFlow.Authorised;
import org.fivetrust.agreementclient.ActFlow.Execution;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.assets.lease.LeaseMessages.Ask;
import org.fivetrust.assets.lease.LeaseMessages.Renew;
import org.fivetrust.assets.lease.LeaseMessages.RentLine;
import org.fivetrust.assets.lease.LeaseMessages.Rents;
import org.fivetrust.assets.lease.LeaseMessages.View;
import org.fivetrust.assets.lease.model.LeaseOrder;
import org.fivetrust.assets.lease.model.RentAccount;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** From the request for a lease, or for its renewal, to its rents. */
@Component
class LeaseWorkflow {

    private final ActFlow flow;
    private final LeaseAct lease;
    private final LeaseAct renewal;
    private final Leases leases;
    private final Transactions transactions;
    private final Clock clock;

    LeaseWorkflow(
            ActFlow flow,
            @Qualifier("lease") LeaseAct lease,
            @Qualifier("renewal") LeaseAct renewal,
            Leases leases,
            Transactions transactions,
            Clock clock) {
        this.flow = flow;
        this.lease = lease;
        this.renewal = renewal;
        this.leases = leases;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> request(Caller caller, IdempotencyKey key, Ask ask) {
        var principal = new PrincipalId(ask.principal());
        caller.mustActFor(principal);
        return leases.asset(principal, ask.asset())
                .as(transactions.within(caller.scope()))
                .map(ask::toOrder)
                .flatMap(order -> flow.request(lease, new IdempotentRequest(caller, principal, key, ask), order));
    }

    Mono<ResponseEntity<View>> renew(Caller caller, IdempotencyKey key, UUID id, Renew renew) {
        return leases.find(caller.scope(), id)
                .as(transactions.within(caller.scope()))
                .map(LeaseRow::mustBeEntered)
                .map(row -> renew.toOrder(id, row.toOrder()))
                .flatMap(order ->
                        flow.request(renewal, new IdempotentRequest(caller, order.principal(), key, renew), order));
    }

    Mono<ResponseEntity<View>> enter(Caller caller, IdempotencyKey key, UUID id, @Nullable WarrantInHand presented) {
        return leases.find(caller.scope(), id)
                .as(transactions.within(caller.scope()))
                .flatMap(row -> flow.execute(
                        row.renews() == null ? lease : renewal,
                        new Execution(caller, key, id, presented),
                        this::enter));
    }

    private Mono<Void> enter(Authorised<LeaseOrder> authorised) {
        var order = authorised.order();
        return leases.facts(
                        authorised.state().id(), order, authorised.state().act().on())
                .map(facts -> order.enter(facts, authorised.executed()))
                .map(Outcome::orRefuse)
                .flatMap(act -> leases.entered(act, order.rents()));
    }

    Mono<View> find(Caller caller, UUID id) {
        return lease.view(caller, id).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, Leases.Filter filter, PageRequest page) {
        return leases.list(caller.scope(), filter, page)
                .map(rows -> rows.map(LeaseRow::view))
                .as(transactions.within(caller.scope()));
    }

    Mono<Rents> rents(Caller caller, UUID id, @Nullable LocalDate asOf) {
        var day = Objects.requireNonNullElseGet(asOf, () -> LocalDate.now(clock));
        return leases.find(caller.scope(), id)
                .flatMap(row -> leases.account(row.owner(), id, day))
                .map(account -> message(id, day, account))
                .as(transactions.within(caller.scope()));
    }

    private static Rents message(UUID lease, LocalDate day, RentAccount account) {
        return new Rents(
                lease,
                day,
                account.lines().stream().map(LeaseWorkflow::message).toList(),
                account.due().toString(),
                account.waived().toString(),
                account.paid().toString(),
                account.owed().toString(),
                account.credit().toString());
    }

    private static RentLine message(RentAccount.Line line) {
        var rent = line.rent();
        return new RentLine(
                rent.number(),
                rent.period().from(),
                rent.period().to(),
                rent.dueOn(),
                rent.amount().toString(),
                line.waived().toString(),
                line.paid().toString(),
                line.owed().toString(),
                line.daysOverdue());
    }
}
