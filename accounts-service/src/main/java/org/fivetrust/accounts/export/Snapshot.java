package org.fivetrust.accounts.export;

import java.util.function.Function;
import org.fivetrust.shared.web.Scope;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;

/**
 * One snapshot of the books for several reads, within a scope. Rows are read while earlier ones are written, so the
 * statement timeout is raised.
 */
@Component
class Snapshot {

    private static final String PATIENCE = "10min";

    private final TransactionalOperator operator;
    private final DatabaseClient database;

    Snapshot(ReactiveTransactionManager manager, DatabaseClient database) {
        var definition = new DefaultTransactionDefinition();
        definition.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        definition.setReadOnly(true);
        this.operator = TransactionalOperator.create(manager, definition);
        this.database = database;
    }

    /** A client that hangs up does not cancel it, as in every transaction of the house. */
    <T> Function<Mono<T>, Mono<T>> within(Scope scope) {
        return work -> Mono.deferContextual(context ->
                Mono.fromFuture(() -> seeing(scope, work).contextWrite(context).toFuture(), true));
    }

    private <T> Mono<T> seeing(Scope scope, Mono<T> work) {
        return database.sql("""
                        select set_config('app.principals', :principals, true),
                               set_config('statement_timeout', :patience, true)
                        """)
                .bind("patience", PATIENCE)
                .bind("principals", scope.setting())
                .fetch()
                .rowsUpdated()
                .then(work)
                .as(operator::transactional);
    }
}
