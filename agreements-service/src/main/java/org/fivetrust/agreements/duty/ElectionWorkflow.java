package org.fivetrust.agreements.duty;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fivetrust.agreements.duty.ElectionMessages.Ask;
import org.fivetrust.agreements.duty.ElectionMessages.HandOver;
import org.fivetrust.agreements.duty.ElectionMessages.Order;
import org.fivetrust.agreements.duty.ElectionMessages.View;
import org.fivetrust.agreements.duty.Elections.Row;
import org.fivetrust.agreements.duty.model.HandedOver;
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

/** After an election all is handed over within a limit; the sub-district may order it; a part is not enough. */
@Component
class ElectionWorkflow {

    private final Elections elections;
    private final Duties duties;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final Clock clock;

    ElectionWorkflow(
            Elections elections, Duties duties, Idempotency idempotency, Transactions transactions, Clock clock) {
        this.elections = elections;
        this.duties = duties;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> record(Caller caller, @Nullable IdempotencyKey key, Ask ask) {
        var principal = new PrincipalId(ask.principal());
        caller.mustActFor(principal);
        mustNotBeAhead("/electedOn", ask.electedOn());
        var id = UUID.randomUUID();
        return idempotency.once(
                new IdempotentRequest(caller, principal, key, ask),
                View.class,
                due(ask.principal(), "ELECTION_HAND_OVER", ask.electedOn())
                        .flatMap(due -> elections.add(id, ask, due, caller))
                        .then(Mono.defer(() -> elections.find(caller.scope(), id)))
                        .map(row -> CommandResult.created("/v1/elections/" + id, view(row))));
    }

    private Mono<Duties.Due> due(String principal, String kind, LocalDate from) {
        return duties.due(principal, kind, from)
                .switchIfEmpty(Mono.error(() -> new Refused(Refusal.rule("election.no-rule")
                        .with("principal", principal)
                        .with("on", from))));
    }

    Mono<ResponseEntity<View>> order(Caller caller, @Nullable IdempotencyKey key, UUID id, Order order) {
        mustNotBeAhead("/orderedOn", order.orderedOn());
        return change(
                caller,
                key,
                id,
                order,
                row -> Mono.fromRunnable(() -> mustBeOrderable(row, order))
                        .then(due(row.principal(), "ORDERED_HAND_OVER", order.orderedOn()))
                        .flatMap(due -> elections.ordered(row, order, due, caller)));
    }

    private static void mustBeOrderable(Row row, Order order) {
        mustBeOpen(row);
        if (row.orderNumber() != null) {
            throw new Refused(Refusal.state("election.ordered").with("number", row.orderNumber()));
        }
        if (!order.orderedOn().isAfter(row.dueOn())) {
            throw new Refused(Refusal.rule("election.not-late").with("dueOn", row.dueOn()));
        }
    }

    Mono<ResponseEntity<View>> handOver(Caller caller, @Nullable IdempotencyKey key, UUID id, HandOver done) {
        mustNotBeAhead("/on", done.on());
        return change(
                caller,
                key,
                id,
                done,
                row -> Mono.fromRunnable(() -> mustBeComplete(row, done))
                        .then(elections.handedOver(row, done, caller)));
    }

    private static void mustBeComplete(Row row, HandOver done) {
        mustBeOpen(row);
        if (done.on().isBefore(row.electedOn())) {
            throw InvalidValue.worded("before-election", "/on");
        }
        var missing = HandedOver.missing(done.parts());
        if (!missing.isEmpty()) {
            throw new Refused(Refusal.rule("election.hand-over-incomplete")
                    .with("missing", missing.stream().map(Enum::name).collect(Collectors.joining(", "))));
        }
    }

    private static void mustBeOpen(Row row) {
        if (row.handedOverOn() != null) {
            throw new Refused(Refusal.state("election.handed-over").with("on", row.handedOverOn()));
        }
    }

    private Mono<ResponseEntity<View>> change(
            Caller caller, @Nullable IdempotencyKey key, UUID id, Object body, Function<Row, Mono<Void>> work) {
        return elections
                .find(caller.scope(), id)
                .as(transactions.within(caller.scope()))
                .flatMap(seen -> idempotency.once(
                        new IdempotentRequest(caller, seen.owner(), key, body),
                        View.class,
                        elections
                                .lock(caller.scope(), id)
                                .delayUntil(work)
                                .then(Mono.defer(() -> elections.find(caller.scope(), id)))
                                .map(row -> CommandResult.ok(view(row)))));
    }

    private void mustNotBeAhead(String pointer, LocalDate day) {
        if (day.isAfter(LocalDate.now(clock))) {
            throw InvalidValue.worded("in-future", pointer);
        }
    }

    private View view(Row row) {
        return row.view(LocalDate.now(clock));
    }

    Mono<View> find(Caller caller, UUID id) {
        return elections.find(caller.scope(), id).map(this::view).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, PageRequest page) {
        return elections
                .list(caller.scope(), principal, page)
                .map(rows -> rows.map(this::view))
                .as(transactions.within(caller.scope()));
    }
}
