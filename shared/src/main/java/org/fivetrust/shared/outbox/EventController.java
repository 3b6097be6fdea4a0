package org.fivetrust.shared.outbox;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Subdistricts;
import org.fivetrust.shared.web.Transactions;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Where neighbours hand events in. What was handled once is remembered with its effect, and only acknowledged after.
 */
@RestController
@Hidden
class EventController {

    private final Map<String, EventHandler> handlers = new HashMap<>();
    private final DatabaseClient database;
    private final Transactions transactions;
    private final Subdistricts subdistricts;
    private final Clock clock;
    private final String me;

    EventController(
            List<EventHandler> handlers,
            DatabaseClient database,
            Transactions transactions,
            Subdistricts subdistricts,
            Clock clock,
            Environment environment) {
        handlers.forEach(handler -> handler.types().forEach(type -> this.handlers.put(type, handler)));
        this.database = database;
        this.transactions = transactions;
        this.subdistricts = subdistricts;
        this.clock = clock;
        this.me = environment.getRequiredProperty("spring.application.name");
    }

    @PostMapping("/internal/events")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> take(@RequestBody CloudEvent received) {
        var event = received.toEvent(me);
        var handler = handlers.get(event.type());
        if (handler == null) {
            throw InvalidValue.worded("event-type-unhandled", "/type", "type", event.type());
        }
        return subdistricts
                .of(event.principal())
                .then(Mono.defer(() -> handler.prepare(event)))
                .then(Mono.defer(() -> handle(event, handler)));
    }

    private Mono<Void> handle(Event event, EventHandler handler) {
        return remember(event)
                .filter(news -> news == 1)
                .flatMap(_ -> handler.handle(event))
                .as(transactions.within(Scope.only(event.principal())));
    }

    private Mono<Long> remember(Event event) {
        return database.sql("""
                        insert into inbox (principal, id, type, at) values (:principal, :id, :type, :at)
                        on conflict do nothing
                        """)
                .bind("principal", event.principal().value())
                .bind("id", event.id())
                .bind("type", event.type())
                .bind("at", clock.instant())
                .fetch()
                .rowsUpdated();
    }
}
