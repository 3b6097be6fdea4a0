package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.r2dbc.pool.ConnectionPool;
import java.util.List;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.fivetrust.testing.ConnectionRules.HeldConnection;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rules that every service's tests run under are kept where they should be, and noticed where they are broken. */
@SampleTest
class ConnectionRulesTest {

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Transactions transactions;

    @Autowired
    private ConnectionPool pool;

    @Autowired
    private WebClient.Builder neighbours;

    private Flux<Integer> numbers(int most) {
        return database.sql("select n from generate_series(1, :most) n")
                .bind("most", most)
                .mapValue(Integer.class)
                .all();
    }

    private Mono<Integer> one(int n) {
        return database.sql("select :n::int")
                .bind("n", n)
                .mapValue(Integer.class)
                .one();
    }

    private Mono<String> slow() {
        return database.sql("select pg_sleep(1)::text").mapValue(String.class).one();
    }

    private static <T> Mono<T> requested(Mono<T> work) {
        return work.contextWrite(context -> context.put(HeldConnection.class, new HeldConnection()));
    }

    /** Both connections are free to begin with: what has been given up before may go on for a moment. */
    private void isFaulty(Mono<?> work, String because) {
        await().until(() -> pool.getMetrics().orElseThrow().idleSize() == 2);
        assertThatThrownBy(() -> requested(work).block()).hasStackTraceContaining(because);
        assertThat(ConnectionRules.broken()).anyMatch(fault -> fault.contains(because));
    }

    @Test
    void aQueryForEachRowOfAnUnreadResultIsFaulty() {
        isFaulty(
                numbers(3).concatMap(this::one).collectList().as(transactions.within(Scope.ALL)),
                "asked from within the unread result");
        isFaulty(
                numbers(3).flatMap(this::one).collectList().as(transactions.within(Scope.ALL)),
                "asked from within the unread result");
    }

    @Test
    void aTransactionForEachRowOfAnUnreadResultIsFaulty() {
        isFaulty(
                numbers(3)
                        .concatMap(n -> one(n).as(transactions.within(Scope.ALL)))
                        .then(),
                "asked from within the unread result");
    }

    @Test
    void twoTransactionsAtATimeAreFaulty() {
        isFaulty(
                Mono.zip(slow().as(transactions.within(Scope.ALL)), slow().as(transactions.within(Scope.ALL))),
                "one request holds two connections");
        isFaulty(Mono.zip(slow().as(transactions.within(Scope.ALL)), slow()), "one request holds two connections");
    }

    @Test
    void aNeighbourCalledInATransactionIsFaulty() {
        var call = neighbours.build().get().uri(NeighbourStub.url()).retrieve().toBodilessEntity();

        isFaulty(one(1).then(call).as(transactions.within(Scope.ALL)), "called while a transaction is open");
        isFaulty(numbers(3).concatMap(_ -> call).then(), "asked from within the unread result");
    }

    @Test
    void oneAfterTheOtherAndPartsOfOneTransactionAreFine() {
        var first = one(1).as(transactions.within(Scope.ALL)).then(one(2).as(transactions.within(Scope.ALL)));
        var whole = numbers(300).collectList().flatMapMany(Flux::fromIterable).concatMap(this::one);
        var beside = Mono.zip(one(1), numbers(300).collectList()).as(transactions.within(Scope.ALL));
        var within = one(1).then(one(2).as(transactions.within(Scope.ALL))).as(transactions.within(Scope.ALL));

        assertThat(requested(first).block()).isEqualTo(2);
        assertThat(requested(whole.collectList().as(transactions.within(Scope.ALL)))
                        .block())
                .hasSize(300);
        assertThat(requested(beside).block()).isNotNull();
        assertThat(requested(within).block()).isEqualTo(2);
        assertThat(ConnectionRules.broken()).isEqualTo(List.of());
    }
}
