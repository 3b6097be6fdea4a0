package org.fivetrust.accounts.audit;

import io.r2dbc.postgresql.codec.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Scope;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Samples, and what they are drawn from. */
@Repository
class Samples {

    private final DatabaseClient database;

    Samples(DatabaseClient database) {
        this.database = database;
    }

    /** A posted debit under the checkpoint. */
    record Debit(long index, UUID voucher, String label, int line, String account, long amount) {

        SampleItem drawn(int hits) {
            return new SampleItem(index, voucher, label, line, account, amount, hits);
        }
    }

    /** Every posted debit of the year that the checkpoint covers, in the order of the log. */
    Mono<List<Debit>> population(Book book, int year, long size) {
        return database.sql("""
                        select place.position as index, head.id as voucher,
                               evidence_label(leaf.kind, jsonb_build_object('voucher', to_jsonb(head))) as label,
                               line.position as line, line.account, line.debit as amount
                          from voucher head
                          join evidence_leaf leaf
                            on leaf.principal = head.principal and leaf.subject = head.id::text
                               and leaf.kind = 'voucher.posted'
                          join evidence_place place
                            on place.principal = leaf.principal and place.seq = leaf.seq and place.position < :size
                          join voucher_line line
                            on line.principal = head.principal and line.voucher = head.id
                               and line.version = head.version and line.debit <> 0
                         where head.principal = :principal and head.book = :book and head.status = 'POSTED'
                           and head.date between :from and :to
                         order by place.position, line.position
                        """)
                .bind("size", size)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("from", LocalDate.of(year, 1, 1))
                .bind("to", LocalDate.of(year, 12, 31))
                .mapProperties(Debit.class)
                .all()
                .collectList();
    }

    /** Posted vouchers of the year that the checkpoint does not cover. */
    Mono<Long> uncovered(Book book, int year, long size) {
        return database.sql("""
                        select count(*) from voucher head
                         where head.principal = :principal and head.book = :book and head.status = 'POSTED'
                           and head.date between :from and :to
                           and not exists (
                               select from evidence_leaf leaf
                                 join evidence_place place
                                   on place.principal = leaf.principal and place.seq = leaf.seq
                                where leaf.principal = head.principal and leaf.subject = head.id::text
                                  and leaf.kind = 'voucher.posted' and place.position < :size)
                        """)
                .bind("size", size)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("from", LocalDate.of(year, 1, 1))
                .bind("to", LocalDate.of(year, 12, 31))
                .mapValue(Long.class)
                .one();
    }

    Mono<Void> add(SampleRow row) {
        var insert = database.sql("""
                        insert into audit_sample (principal, id, book, year, size, confidence, checkpoint_size,
                            checkpoint, population, total, items, drawn_by, drawn_at)
                        values (:principal, :id, :book, :year, :size, :confidence, :checkpointSize, :checkpoint,
                            :population, :total, :items, :by, :at)
                        """)
                .bind("principal", row.principal())
                .bind("id", row.id())
                .bind("book", row.book())
                .bind("year", row.year())
                .bind("size", row.size())
                .bind("checkpointSize", row.checkpointSize())
                .bind("checkpoint", row.checkpoint())
                .bind("population", row.population())
                .bind("total", row.total())
                .bind("items", Json.of(row.items()))
                .bind("by", row.drawnBy())
                .bind("at", row.drawnAt());
        return (row.confidence() == null
                        ? insert.bindNull("confidence", Integer.class)
                        : insert.bind("confidence", row.confidence()))
                .then();
    }

    Mono<SampleRow> find(Scope scope, UUID id) {
        return database.sql("""
                        select principal, id, book, year, size, confidence, checkpoint_size, checkpoint, population,
                               total, items::text as items, drawn_by, drawn_at
                          from audit_sample where id = :id
                        """ + scope.condition("principal"))
                .bind("id", id)
                .mapProperties(SampleRow.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("sample", id)));
    }
}
