package org.fivetrust.accounts.ledger;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.accounts.ledger.model.TrialBalance.Held;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads the books: kept balances by month, and posted lines. */
@Repository
class Ledgers {

    private final DatabaseClient database;
    private final JsonMapper json;

    Ledgers(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<BookAtHand> book(Scope scope, UUID id) {
        return database.sql("select principal, id from book where id = :id")
                .bind("id", id)
                .mapProperties(BookAtHand.class)
                .one()
                .filter(book -> scope.covers(new PrincipalId(book.principal())))
                .switchIfEmpty(Mono.error(() -> new NotFound("book", id)));
    }

    /** Every account of the chart with what the books hold of it. */
    Flux<Held> held(BookAtHand book, Months months) {
        return database.sql("""
                        select account.code, account.name, account.parent,
                               coalesce(sum(kept.debit) filter (where kept.month < :from), 0)::bigint as opening_debit,
                               coalesce(sum(kept.credit) filter (where kept.month < :from), 0)::bigint as opening_credit,
                               coalesce(sum(kept.debit) filter (where kept.month >= :from), 0)::bigint as debit,
                               coalesce(sum(kept.credit) filter (where kept.month >= :from), 0)::bigint as credit
                          from account
                          left join balance kept
                            on kept.principal = account.principal and kept.book = account.book
                               and kept.account = account.code and kept.month <= :to
                         where account.principal = :principal and account.book = :book
                         group by account.code, account.name, account.parent
                        """)
                .bind("principal", book.principal())
                .bind("book", book.id())
                .bind("from", months.first())
                .bind("to", months.last())
                .mapProperties(Held.class)
                .all();
    }

    /** Posted lines by day and number: of every account (序时账), or of one and those below it (明细账) with balances. */
    Mono<Page<EntryRow>> entries(BookAtHand book, @Nullable String account, Months months, PageRequest page) {
        var after = Place.of(page.after());
        var query = database.sql(
                        """
                        with seen as (
                            select entry.voucher, entry.position, entry.date, entry.type, entry.number, entry.summary,
                                   entry.account, account.name as account_name, entry.debit, entry.credit,
                                   entry.dimensions::text as dimensions,
                                   %s as balance
                              from entry
                              join account on account.principal = entry.principal and account.book = entry.book
                                   and account.code = entry.account
                             where entry.principal = :principal and entry.book = :book
                               and entry.date between :from and :to
                               %s)
                        select * from seen
                         where (date, type, number, voucher, position)
                               > (:date, :type, :number, :voucher, :position)
                         order by date, type, number, voucher, position limit :limit
                        """.formatted(account == null ? "null::bigint" : BALANCE, account == null ? "" : OF_ACCOUNT))
                .bind("principal", book.principal())
                .bind("book", book.id())
                .bind("from", months.first())
                .bind("to", months.last())
                .bind("date", after.date())
                .bind("type", after.type())
                .bind("number", after.number())
                .bind("voucher", after.voucher())
                .bind("position", after.position())
                .bind("limit", page.fetch());
        query = account == null ? query : query.bind("account", account);
        return query.mapProperties(EntryRow.Stored.class)
                .all()
                .map(stored -> stored.read(json))
                .collectList()
                .map(rows -> Page.of(rows, page, EntryRow::cursor));
    }

    private static final String OF_ACCOUNT = "and starts_with(entry.account, :account)";

    private static final String BALANCE = """
            ((select coalesce(sum(kept.debit - kept.credit), 0) from balance kept
               where kept.principal = :principal and kept.book = :book and starts_with(kept.account, :account)
                 and kept.month < :from)
             + sum(entry.debit - entry.credit) over (
                 order by entry.date, entry.type, entry.number, entry.voucher, entry.position))::bigint""";

    /** The last line of the page before. */
    private record Place(LocalDate date, String type, int number, UUID voucher, int position) {

        static Place of(@Nullable String cursor) {
            if (cursor == null) {
                return new Place(LocalDate.of(1, 1, 1), "", 0, new UUID(0, 0), 0);
            }
            var parts = cursor.split(" ", -1);
            try {
                return new Place(
                        LocalDate.parse(parts[0]),
                        parts[1],
                        Integer.parseInt(parts[2]),
                        UUID.fromString(parts[3]),
                        Integer.parseInt(parts[4]));
            } catch (RuntimeException notOurs) {
                throw new InvalidValue("/cursor", "not a cursor of this list");
            }
        }
    }
}
