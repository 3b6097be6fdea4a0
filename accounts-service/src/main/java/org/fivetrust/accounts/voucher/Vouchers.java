package org.fivetrust.accounts.voucher;

import java.time.YearMonth;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.voucher.model.StoredVoucher;
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

    Mono<StoredVoucher> find(Scope scope, UUID id) {
        return database.sql("select json from voucher_json where id = :id" + scope.condition("principal"))
                .bind("id", id)
                .mapValue(String.class)
                .one()
                .map(this::read)
                .switchIfEmpty(Mono.error(() -> new NotFound("voucher", id)));
    }

    private StoredVoucher read(String text) {
        return json.readValue(text, StoredVoucher.class);
    }

    /** Read only once it is locked: what was waited for is seen as it has become. */
    Mono<StoredVoucher> lock(PrincipalId principal, UUID id) {
        return database.sql("select id from voucher where principal = :principal and id = :id for update")
                .bind("principal", principal.value())
                .bind("id", id)
                .then()
                .then(find(Scope.only(principal), id));
    }

    /** In the order of their days; the cursor is the last voucher seen. */
    Mono<Page<StoredVoucher>> list(
            Book book, @Nullable YearMonth month, @Nullable VoucherStatus status, PageRequest page) {
        var query = database.sql("select json from voucher_json where principal = :principal and book = :book"
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
        return query.mapValue(String.class)
                .all()
                .map(this::read)
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
