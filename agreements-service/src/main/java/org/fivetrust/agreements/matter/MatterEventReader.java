package org.fivetrust.agreements.matter;

import java.time.Instant;
import org.fivetrust.agreements.matter.MatterEventRow.Place;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** News of matters read, in the order of their transactions. */
@Component
class MatterEventReader {

    private final DatabaseClient database;
    private final Transactions transactions;

    MatterEventReader(DatabaseClient database, Transactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    Mono<Boolean> isGone(Place since, int most) {
        return database.sql("""
                        select not exists (select 1 from matter_event where tx = :tx and seq = :seq)
                            or (select count(*) > :most from (
                                select 1 from matter_event where (tx, seq) > (:tx, :seq) limit :most + 1) later)
                        """)
                .bind("tx", since.tx())
                .bind("seq", since.seq())
                .bind("most", most)
                .mapValue(Boolean.class)
                .one()
                .as(transactions.within(Scope.ALL));
    }

    /** Just before the oldest transaction that may still bring something a new client wants. */
    Mono<Place> start(Instant since) {
        return database.sql("""
                        select least(min(tx), (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint) - 1 as tx,
                               9223372036854775807 as seq
                        from matter_event where at >= :at
                        """)
                .bind("at", since)
                .mapProperties(Place.class)
                .one()
                .as(transactions.within(Scope.ALL));
    }

    /** Below the oldest running transaction nothing more will appear. */
    Flux<MatterEventRow> after(Place place, int most) {
        return database.sql("""
                        select tx, seq, principal, matter, number, subdistrict, kind, what, status, roles, people, at
                        from matter_event
                        where (tx, seq) > (:tx, :seq) and tx < (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint
                        order by tx, seq limit :most
                        """)
                .bind("tx", place.tx())
                .bind("seq", place.seq())
                .bind("most", most)
                .mapProperties(MatterEventRow.class)
                .all()
                .collectList()
                .as(transactions.within(Scope.ALL))
                .flatMapIterable(rows -> rows);
    }
}
