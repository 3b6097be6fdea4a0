package org.fivetrust.agreements.demand;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreements.demand.DemandMessages.Answer;
import org.fivetrust.agreements.demand.DemandMessages.Ask;
import org.fivetrust.agreements.demand.DemandMessages.Rules;
import org.fivetrust.agreements.demand.DemandMessages.View;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Records demands with the rule that judges them, sufficient or not, and later the resolution that answers one. */
@Component
class DemandWorkflow {

    private final Demands demands;
    private final DemandRules law;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final Clock clock;

    DemandWorkflow(Demands demands, DemandRules law, Idempotency idempotency, Transactions transactions, Clock clock) {
        this.demands = demands;
        this.law = law;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> record(Caller caller, @Nullable IdempotencyKey key, Ask ask) {
        var principal = new PrincipalId(ask.principal());
        caller.mustActFor(principal);
        var demand = ask.toDemand();
        if (ask.demandedOn().isAfter(LocalDate.now(clock))) {
            throw InvalidValue.worded("in-future", "/demandedOn");
        }
        mustTally(ask);
        var id = UUID.randomUUID();
        return idempotency.once(
                new IdempotentRequest(caller, principal, key, ask),
                View.class,
                law.of(principal, ask)
                        .switchIfEmpty(Mono.error(() -> new Refused(Refusal.rule("meeting-demand.no-rule")
                                .with("body", ask.body())
                                .with("countedBy", ask.countedBy()))))
                        .flatMap(rule -> demands.add(id, ask, rule.judge(demand), caller))
                        .then(Mono.defer(() -> demands.find(caller.scope(), id)))
                        .map(row -> CommandResult.created("/v1/meeting-demands/" + id, demands.view(row))));
    }

    /** A list of signatories names as many different persons as have signed. */
    private static void mustTally(Ask ask) {
        var people = ask.people().size();
        if (ask.signatories() != null && people != ask.signers()) {
            throw InvalidValue.worded("signatories", "/signatories", "people", people, "signers", ask.signers());
        }
    }

    Mono<ResponseEntity<View>> answer(Caller caller, @Nullable IdempotencyKey key, UUID id, Answer answer) {
        return demands.find(caller.scope(), id)
                .as(transactions.within(caller.scope()))
                .flatMap(row -> idempotency.once(
                        new IdempotentRequest(caller, row.owner(), key, answer),
                        View.class,
                        answered(caller, row, answer)));
    }

    private Mono<CommandResult<View>> answered(Caller caller, Demands.Row seen, Answer answer) {
        return demands.lock(caller.scope(), seen.id())
                .doOnNext(DemandWorkflow::mustBeOpen)
                .delayUntil(row -> demands.meeting(row.principal(), answer.resolution())
                        .doOnNext(meeting -> mustBeTheOneDemanded(row, meeting)))
                .flatMap(row -> demands.answered(row, answer.resolution(), caller))
                .then(Mono.defer(() -> demands.find(caller.scope(), seen.id())))
                .map(row -> CommandResult.ok(demands.view(row)));
    }

    private static void mustBeOpen(Demands.Row row) {
        if (row.resolution() != null) {
            throw new Refused(Refusal.state("meeting-demand.answered").with("resolution", row.resolution()));
        }
    }

    private static void mustBeTheOneDemanded(Demands.Row row, Demands.Meeting meeting) {
        if (meeting.body() != row.body() || meeting.heldOn().isBefore(row.demandedOn())) {
            throw new Refused(Refusal.rule("meeting-demand.other-meeting")
                    .with("body", row.body())
                    .with("demandedOn", row.demandedOn()));
        }
    }

    Mono<View> find(Caller caller, UUID id) {
        return demands.find(caller.scope(), id).map(demands::view).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, @Nullable Boolean open, PageRequest page) {
        return demands.list(caller.scope(), principal, open, page)
                .map(rows -> rows.map(demands::view))
                .as(transactions.within(caller.scope()));
    }

    Mono<Rules> rules(@Nullable LocalDate asOf) {
        var on = asOf == null ? LocalDate.now(clock) : asOf;
        return law.inForce(on).collectList().map(rules -> new Rules(on, rules));
    }
}
