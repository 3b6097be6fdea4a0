package org.fivetrust.accounts.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Scope;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Stores samples and reads the populations they are drawn from. */
@Repository
class Samples {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;

    Samples(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
    }

    /** A posted debit that the checkpoint covers. */
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
                          join evidence_position place
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
                                 join evidence_position place
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
        return entities.insert(row).then();
    }

    Mono<SampleRow> find(Scope scope, UUID id) {
        return lists.of(SampleRow.class, scope).where(SampleRow::id, id).one("sample", id);
    }
}
