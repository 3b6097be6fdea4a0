package org.fivetrust.accounts.voucher;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.voucher.model.VoucherStatus;
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

/** Vouchers as they stand, with their lines and steps. */
@Repository
class Vouchers {

    private final DatabaseClient database;
    private final JsonMapper json;

    Vouchers(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<VoucherRow> find(Scope scope, UUID id) {
        return database.sql("select * from voucher_seen where id = :id")
                .bind("id", id)
                .mapProperties(VoucherRow.Stored.class)
                .one()
                .map(stored -> stored.read(json))
                .filter(row -> scope.covers(new PrincipalId(row.principal())))
                .switchIfEmpty(Mono.error(() -> new NotFound("voucher", id)));
    }

    /** Read only once it is locked: what was waited for is seen as it has become. */
    Mono<VoucherRow> lock(PrincipalId principal, UUID id) {
        return database.sql("select id from voucher where principal = :principal and id = :id for update")
                .bind("principal", principal.value())
                .bind("id", id)
                .then()
                .then(find(Scope.only(principal), id));
    }

    /** Those of these vouchers that there are, whoever may see them; nothing but where they belong. */
    Flux<Home> homes(List<UUID> ids) {
        return database.sql("select principal, id, book from voucher_home(:ids)")
                .bind("ids", ids.toArray(UUID[]::new))
                .mapProperties(HomeRow.class)
                .all()
                .map(row -> new Home(row.id(), new PrincipalId(row.principal()), row.book()));
    }

    private record HomeRow(String principal, UUID id, UUID book) {}

    /** Until the transaction ends nobody else takes them, or others of their books, a step on. */
    Mono<Void> hold(List<Home> homes) {
        return database.sql("call hold_vouchers(:principals, :ids, :books)")
                .bind("principals", Home.principals(homes))
                .bind("ids", Home.ids(homes))
                .bind("books", homes.stream().map(Home::book).toArray(UUID[]::new))
                .then();
    }

    Flux<VoucherRow> all(List<Home> homes) {
        return database.sql("select * from voucher_seen where id = any(:ids) and principal = any(:principals)")
                .bind("ids", Home.ids(homes))
                .bind("principals", Home.principals(homes))
                .mapProperties(VoucherRow.Stored.class)
                .all()
                .map(stored -> stored.read(json));
    }

    /** Which vouchers go together. */
    sealed interface Which {

        record OfMonth(YearMonth month) implements Which {}

        record OfImport(UUID id) implements Which {}
    }

    /** In the order of their days; the cursor is the last voucher seen. */
    Mono<Page<VoucherRow>> list(
            Book book, @Nullable YearMonth month, @Nullable VoucherStatus status, PageRequest page) {
        var query = database.sql("select * from voucher_seen where principal = :principal and book = :book"
                        + (month == null ? "" : " and date between :from and :to")
                        + (status == null ? "" : " and status = :status")
                        + (page.after() == null
                                ? ""
                                : " and (date, drafted_at, place, id) > (select date, drafted_at, place, id from voucher"
                                        + " where principal = :principal and id = :after)")
                        + " order by date, drafted_at, place, id limit :limit")
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("limit", page.fetch());
        query = month == null ? query : query.bind("from", month.atDay(1)).bind("to", month.atEndOfMonth());
        query = status == null ? query : query.bind("status", status.name());
        query = page.after() == null ? query : query.bind("after", id(page.after()));
        return query.mapProperties(VoucherRow.Stored.class)
                .all()
                .map(stored -> stored.read(json))
                .collectList()
                .map(rows -> Page.of(rows, page, row -> row.id().toString()));
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException notOurs) {
            throw new InvalidValue("/cursor", "not a cursor of this list");
        }
    }
}
