package org.fivetrust.shared.web;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A connection that says whose rows a transaction may see in the statement that begins it: two round trips in one. The
 * scope is what {@link Transactions} has put into the context; a transaction of another kind, or without one, begins as
 * the driver has it.
 */
record ScopedConnection(Connection driver, TransactionActivity activity) implements Connection, Wrapped<Connection> {

    @Override
    public Mono<Void> beginTransaction(TransactionDefinition definition) {
        return begin(definition).doOnSuccess(_ -> activity.beat());
    }

    private Mono<Void> begin(TransactionDefinition definition) {
        return Mono.deferContextual(context -> {
            var scope = context.<Scope>getOrEmpty(Scope.class);
            if (scope.isEmpty()) {
                return Mono.from(driver.beginTransaction(definition));
            }
            return isPlain(definition)
                    ? run("begin; " + setting(scope.get()))
                    : Mono.from(driver.beginTransaction(definition)).then(run(setting(scope.get())));
        });
    }

    private static boolean isPlain(TransactionDefinition definition) {
        return definition.getAttribute(TransactionDefinition.ISOLATION_LEVEL) == null
                && !Boolean.TRUE.equals(definition.getAttribute(TransactionDefinition.READ_ONLY));
    }

    private static String setting(Scope scope) {
        return "select set_config('app.principals', '" + scope.setting().replace("'", "''") + "', true)";
    }

    private Mono<Void> run(String sql) {
        return Flux.from(driver.createStatement(sql).execute())
                .concatMap(Result::getRowsUpdated)
                .then();
    }

    @Override
    public Publisher<Void> beginTransaction() {
        return driver.beginTransaction();
    }

    @Override
    public Publisher<Void> close() {
        return driver.close();
    }

    @Override
    public Publisher<Void> commitTransaction() {
        return Mono.from(driver.commitTransaction()).doOnSuccess(_ -> activity.beat());
    }

    @Override
    public Batch createBatch() {
        return driver.createBatch();
    }

    @Override
    public Publisher<Void> createSavepoint(String name) {
        return driver.createSavepoint(name);
    }

    @Override
    public Statement createStatement(String sql) {
        return driver.createStatement(sql);
    }

    @Override
    public boolean isAutoCommit() {
        return driver.isAutoCommit();
    }

    @Override
    public ConnectionMetadata getMetadata() {
        return driver.getMetadata();
    }

    @Override
    public IsolationLevel getTransactionIsolationLevel() {
        return driver.getTransactionIsolationLevel();
    }

    @Override
    public Publisher<Void> releaseSavepoint(String name) {
        return driver.releaseSavepoint(name);
    }

    @Override
    public Publisher<Void> rollbackTransaction() {
        return driver.rollbackTransaction();
    }

    @Override
    public Publisher<Void> rollbackTransactionToSavepoint(String name) {
        return driver.rollbackTransactionToSavepoint(name);
    }

    @Override
    public Publisher<Void> setAutoCommit(boolean autoCommit) {
        return driver.setAutoCommit(autoCommit);
    }

    @Override
    public Publisher<Void> setLockWaitTimeout(Duration timeout) {
        return driver.setLockWaitTimeout(timeout);
    }

    @Override
    public Publisher<Void> setStatementTimeout(Duration timeout) {
        return driver.setStatementTimeout(timeout);
    }

    @Override
    public Publisher<Void> setTransactionIsolationLevel(IsolationLevel level) {
        return driver.setTransactionIsolationLevel(level);
    }

    @Override
    public Publisher<Boolean> validate(ValidationDepth depth) {
        return driver.validate(depth);
    }

    @Override
    public Connection unwrap() {
        return driver;
    }
}
