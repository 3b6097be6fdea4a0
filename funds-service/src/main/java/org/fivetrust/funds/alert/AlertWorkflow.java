package org.fivetrust.funds.alert;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.funds.alert.AlertMessages.Close;
import org.fivetrust.funds.alert.AlertMessages.Explain;
import org.fivetrust.funds.alert.AlertMessages.Explanation;
import org.fivetrust.funds.alert.AlertMessages.View;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** From an alert to what its owner says of it and its closing by a third person. */
@Component
class AlertWorkflow {

    private final Alerts alerts;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final JsonMapper json;
    private final Clock clock;

    AlertWorkflow(Alerts alerts, Idempotency idempotency, Transactions transactions, JsonMapper json, Clock clock) {
        this.alerts = alerts;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> explain(Caller caller, IdempotencyKey key, UUID id, Explain explain) {
        return onAlert(caller, key, id, explain, row -> explain(caller, row, explain));
    }

    private Mono<Void> explain(Caller caller, AlertRow row, Explain explain) {
        var given = row.toModel()
                .explain(caller.roles(), caller.subject(), row.explainers().size(), clock.instant())
                .orRefuse();
        return alerts.explained(given, explain.explanation());
    }

    Mono<ResponseEntity<View>> close(Caller caller, IdempotencyKey key, UUID id, Close close) {
        return onAlert(caller, key, id, close, row -> close(caller, row, close));
    }

    private Mono<Void> close(Caller caller, AlertRow row, Close close) {
        var closed = row.toModel().close(caller.subject(), clock.instant()).orRefuse();
        return alerts.closed(closed, close.outcome());
    }

    /** What is done with an alert that is held for it. */
    @FunctionalInterface
    private interface AlertStep {

        Mono<Void> take(AlertRow row);
    }

    private Mono<ResponseEntity<View>> onAlert(
            Caller caller, IdempotencyKey key, UUID id, Object body, AlertStep step) {
        return idempotency.onFound(
                caller,
                alerts.lock(caller.scope(), id),
                row -> new IdempotentRequest(caller, new PrincipalId(row.principal()), key, body),
                View.class,
                row -> step.take(row)
                        .then(Mono.defer(() -> alerts.find(caller.scope(), id)))
                        .map(this::view)
                        .map(CommandResult::ok)
                        .map(Outcome::done));
    }

    Mono<View> find(Caller caller, UUID id) {
        return alerts.find(caller.scope(), id).map(this::view).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, AlertQuery query, PageRequest page) {
        return alerts.list(caller.scope(), query, page)
                .map(rows -> rows.map(this::view))
                .as(transactions.within(caller.scope()));
    }

    private View view(AlertRow row) {
        return new View(
                row.id(),
                row.principal(),
                row.rule(),
                row.level(),
                row.subject(),
                json.readValue(row.figures().asString(), new TypeReference<Map<String, Object>>() {}),
                row.links(),
                row.owner(),
                row.people(),
                row.raisedOn(),
                row.dueOn(),
                row.raisedAt(),
                json.readValue(row.explanations().asString(), new TypeReference<List<Explanation>>() {}),
                row.status(),
                row.closedBy(),
                row.closedAt(),
                row.outcome());
    }
}
