package org.fivetrust.shared.web;

import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * One database transaction that sees only its scope's principals: the setting that row-level security reads is made for
 * this transaction alone. A client that hangs up does not cancel it: a transaction cancelled halfway can leave its
 * connection open in the pool. There is none around a stream: it would last as long as its reader likes.
 */
public class Transactions {

    private final TransactionalOperator operator;
    private final DatabaseClient database;

    Transactions(TransactionalOperator operator, DatabaseClient database) {
        this.operator = operator;
        this.database = database;
    }

    public <T> Function<Mono<T>, Mono<T>> within(Scope scope) {
        return work -> detached(Mono.deferContextual(
                around -> around.hasKey(Scope.class) ? narrowed(scope, work) : begun(scope, work)));
    }

    /** Tries work out: it answers as it would, and everything that it wrote is rolled back. */
    public <T> Function<Mono<T>, Mono<T>> undone(Scope scope) {
        return work -> detached(operator.execute(transaction -> {
                    transaction.setRollbackOnly();
                    return work;
                })
                .singleOrEmpty()
                .contextWrite(context -> context.put(Scope.class, scope)));
    }

    /** {@link ScopedConnection} finds the scope in the context and begins with it. */
    private <T> Mono<T> begun(Scope scope, Mono<T> work) {
        return work.as(operator::transactional).contextWrite(context -> context.put(Scope.class, scope));
    }

    /** It takes part in a transaction that has begun with another scope. */
    private <T> Mono<T> narrowed(Scope scope, Mono<T> work) {
        return enter(scope).then(work).as(operator::transactional);
    }

    private Mono<Long> enter(Scope scope) {
        return database.sql("select set_config('app.principals', :principals, true)")
                .bind("principals", scope.setting())
                .fetch()
                .rowsUpdated();
    }

    /** Work that waits for a transaction of somebody else and therefore stands in none. */
    public static <T> Mono<T> outside(Mono<T> work) {
        return Mono.deferContextual(around -> around.hasKey(Scope.class)
                ? Mono.error(new IllegalStateException("waits within a transaction for another one"))
                : work);
    }

    private static <T> Mono<T> detached(Mono<T> work) {
        return Mono.deferContextual(context ->
                Mono.fromFuture(() -> work.contextWrite(carried(context)).toFuture(), true));
    }

    /**
     * Where lines of the log are not to name their trace everywhere, the driver need not enter and leave the request's
     * observation for each message of the database; nothing is observed in there.
     */
    private static Context carried(ContextView context) {
        var whole = Context.of(context);
        return Hooks.isAutomaticContextPropagationEnabled() ? whole : whole.delete(ObservationThreadLocalAccessor.KEY);
    }
}
