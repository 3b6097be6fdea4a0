package org.fivetrust.accounts.voucher;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.voucher.model.StoredVoucher;
import org.fivetrust.accounts.voucher.model.VoucherStatus;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Keyset;
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

    private record Row(LocalDate date, Instant draftedAt, int place, UUID id, String json) {}

    private static final Keyset<Row> ORDER = Keyset.of("vouchers", Row::date, Row::draftedAt, Row::place, Row::id);

    /** In the order of their days. */
    Mono<Page<StoredVoucher>> list(
            Book book, @Nullable YearMonth month, @Nullable VoucherStatus status, PageRequest page) {
        var after = ORDER.after(page);
        var query = database.sql("select date, drafted_at, place, id, json from voucher_json"
                        + " where principal = :principal and book = :book"
                        + (month == null ? "" : " and date between :from and :to")
                        + (status == null ? "" : " and status = :status")
                        + (after.isEmpty()
                                ? ""
                                : " and (date, drafted_at, place, id) > (:date, :drafted, :place, :last)")
                        + " order by date, drafted_at, place, id limit :limit")
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("limit", page.fetch());
        query = month == null ? query : query.bind("from", month.atDay(1)).bind("to", month.atEndOfMonth());
        query = status == null ? query : query.bind("status", status.name());
        query = after.isEmpty()
                ? query
                : query.bind("date", after.get(0))
                        .bind("drafted", after.get(1))
                        .bind("place", after.get(2))
                        .bind("last", after.get(3));
        return query.mapProperties(Row.class)
                .all()
                .collectList()
                .map(rows -> ORDER.page(rows, page).map(row -> read(row.json())));
    }
}
