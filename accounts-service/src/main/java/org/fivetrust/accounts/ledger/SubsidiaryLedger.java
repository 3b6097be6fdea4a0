package org.fivetrust.accounts.ledger;

import org.fivetrust.accounts.ledger.Ledgers.Reading;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/** What the lines that carry a dimension come to, by its values and accounts. */
@Repository
class SubsidiaryLedger {

    private static final String SUMMED = """
            select summed.value, summed.account, account.name as account_name, summed.opening, summed.debit,
                   summed.credit
              from (select dimensions ->> :dimension as value, account,
                           coalesce(sum(debit - credit) filter (where date < :first), 0)::bigint as opening,
                           coalesce(sum(debit) filter (where date >= :first), 0)::bigint as debit,
                           coalesce(sum(credit) filter (where date >= :first), 0)::bigint as credit
                      from book_entry
                     where principal = :principal and book = :book and date <= :last
                       and starts_with(account, :account) and dimensions ->> :dimension is not null%s
                     group by 1, 2) summed
              join account on account.principal = :principal and account.book = :book
                   and account.code = summed.account
             order by summed.value, summed.account collate "C"
            """;

    private final DatabaseClient database;

    SubsidiaryLedger(DatabaseClient database) {
        this.database = database;
    }

    /** One value of the dimension on one account. */
    record Row(String value, String account, String accountName, long opening, long debit, long credit) {}

    Flux<Row> by(String dimension, Reading reading) {
        var query = database.sql(SUMMED.formatted(reading.knownAt() == null ? "" : AccountMovements.POSTED_BY_THEN))
                .bind("dimension", dimension)
                .bind("principal", reading.book().principal().value())
                .bind("book", reading.book().id())
                .bind("first", reading.first())
                .bind("last", reading.last())
                .bind("account", reading.account() == null ? "" : reading.account());
        query = reading.knownAt() == null ? query : query.bind("known", reading.knownAt());
        return query.mapProperties(Row.class).all();
    }
}
