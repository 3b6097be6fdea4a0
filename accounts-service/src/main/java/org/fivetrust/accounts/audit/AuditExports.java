package org.fivetrust.accounts.audit;

import java.time.LocalDate;
import org.fivetrust.accounts.book.model.Book;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/** Reads a year of a book in one statement, hence from one snapshot. */
@Repository
class AuditExports {

    private static final String PATIENCE = "10min";

    private final DatabaseClient database;

    AuditExports(DatabaseClient database) {
        this.database = database;
    }

    /** A line of the export; a voucher that the checkpoint covers has its position in the log. */
    record Row(String line, @Nullable Long place) {}

    /**
     * Book, accounts, opening balances, turnover by month, vouchers in the order of the log. The content of a voucher
     * is read from its tables, so that the export shows where its leaf differs.
     */
    Flux<Row> rows(Book book, int year, long size) {
        return database.sql("select set_config('statement_timeout', :patience, true)")
                .bind("patience", PATIENCE)
                .fetch()
                .rowsUpdated()
                .thenMany(database.sql("""
                        select canonical(jsonb_strip_nulls(said)) as line, place
                          from (
                            select 1 as part, null::bigint as place, '' as name,
                                   to_jsonb(book) || jsonb_build_object('type', 'book') as said
                              from book where principal = :principal and id = :book
                             union all
                            select 2, null, code,
                                   jsonb_build_object('type', 'account', 'code', code, 'name', name, 'parent', parent,
                                       'nature', nature, 'side', side, 'leaf', leaf)
                              from account where principal = :principal and book = :book
                             union all
                            select 3, null, account,
                                   jsonb_build_object('type', 'opening', 'account', account,
                                       'debit', sum(debit)::bigint, 'credit', sum(credit)::bigint)
                              from balance
                             where principal = :principal and book = :book and month < :from
                             group by account
                             union all
                            select 4, null, account || ' ' || month,
                                   jsonb_build_object('type', 'balance', 'account', account, 'month', month,
                                       'debit', debit, 'credit', credit)
                              from balance
                             where principal = :principal and book = :book and month between :from and :to
                             union all
                            select 5, voucher.place, voucher.id,
                                   jsonb_build_object('type', 'voucher', 'index', voucher.place,
                                       'leaf', voucher.leaf, 'content', voucher.content)
                              from (select head.id::text as id,
                                           place.position as place,
                                           case when leaf.body is json then leaf.body::jsonb end as leaf,
                                           voucher_evidence(head.principal, head.id, step.seq, null) as content
                                      from voucher head
                                      left join voucher_step step
                                        on step.principal = head.principal and step.voucher = head.id
                                           and step.step = 'POSTED'
                                      left join evidence_leaf leaf
                                        on leaf.principal = head.principal and leaf.subject = head.id::text
                                           and leaf.kind = 'voucher.posted'
                                      left join evidence_position place
                                        on place.principal = leaf.principal and place.seq = leaf.seq
                                           and place.position < :size
                                     where head.principal = :principal and head.book = :book
                                       and head.status = 'POSTED' and head.date between :from and :to) voucher
                          ) export
                         order by part, place nulls last, name collate "C"
                        """)
                        .bind("principal", book.principal().value())
                        .bind("book", book.id())
                        .bind("from", LocalDate.of(year, 1, 1))
                        .bind("to", LocalDate.of(year, 12, 31))
                        .bind("size", size)
                        .mapProperties(Row.class)
                        .all());
    }
}
