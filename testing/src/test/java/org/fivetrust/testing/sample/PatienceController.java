package org.fivetrust.testing.sample;

import java.time.Duration;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Transactions;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Requests that keep the database waiting in every way there is. */
@RestController
class PatienceController {

    private final DatabaseClient database;
    private final Transactions transactions;

    PatienceController(DatabaseClient database, Transactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    @GetMapping("/v1/slow-statements")
    Mono<String> statement(Caller caller, @RequestParam double seconds) {
        return sleep(seconds).as(transactions.within(caller.scope()));
    }

    @GetMapping("/v1/slow-transactions")
    Mono<String> transaction(Caller caller, @RequestParam int times, @RequestParam double seconds) {
        return Flux.range(0, times).concatMap(_ -> sleep(seconds)).last().as(transactions.within(caller.scope()));
    }

    @GetMapping("/v1/idle-transactions")
    Mono<String> idle(Caller caller, @RequestParam Duration idle) {
        return sleep(0).then(Mono.delay(idle)).then(Mono.defer(() -> sleep(0))).as(transactions.within(caller.scope()));
    }

    @GetMapping("/v1/locks")
    Mono<String> lock(Caller caller, @RequestParam long key, @RequestParam double seconds) {
        return database.sql("select pg_advisory_xact_lock(:key)::text")
                .bind("key", key)
                .then()
                .then(Mono.defer(() -> sleep(seconds)))
                .as(transactions.within(caller.scope()));
    }

    private Mono<String> sleep(double seconds) {
        return database.sql("select 'slept' || pg_sleep(:seconds)::text")
                .bind("seconds", seconds)
                .mapValue(String.class)
                .one();
    }
}
