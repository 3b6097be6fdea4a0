package org.fivetrust.shared.web;

import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One database transaction that sees only its scope's principals: the setting that row-level security reads is made for
 * this transaction alone. A client that hangs up does not cancel it: a transaction cancelled halfway can leave its
 * connection open in the pool.
 */
public class Transactions {

    private final TransactionalOperator operator;
    private final DatabaseClient database;

    Transactions(TransactionalOperator operator, DatabaseClient database) {
        this.operator = operator;
        this.database = database;
    }

    public <T> Function<Mono<T>, Mono<T>> within(Scope scope) {
        return work -> detached(enter(scope).then(work).as(operator::transactional));
    }

    public <T> Function<Flux<T>, Flux<T>> streaming(Scope scope) {
        return work -> enter(scope).thenMany(work).as(operator::transactional);
    }

    private Mono<Long> enter(Scope scope) {
        return database.sql("select set_config('app.principals', :principals, true)")
                .bind("principals", scope.setting())
                .fetch()
                .rowsUpdated();
    }

    private static <T> Mono<T> detached(Mono<T> work) {
        return Mono.deferContextual(
                context -> Mono.fromFuture(() -> work.contextWrite(context).toFuture(), true));
    }
}
