package org.fivetrust.accounts.voucher;

import static org.springframework.data.relational.core.query.Criteria.where;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.voucher.model.StoredVoucher;
import org.fivetrust.accounts.voucher.model.VoucherStatus;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Vouchers as they stand, with their lines and steps. */
@Repository
class Vouchers {

    private final DatabaseClient database;
    private final Lists lists;
    private final JsonMapper json;

    Vouchers(DatabaseClient database, Lists lists, JsonMapper json) {
        this.database = database;
        this.lists = lists;
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

    /** A voucher with what a list is filtered by. */
    @Table("voucher_listed")
    private record ListedVoucher(
            String principal,
            UUID id,
            UUID book,
            LocalDate date,
            long entered,
            VoucherStatus status,
            @Nullable Integer number,
            long total,
            boolean byHand,
            String json) {}

    /** By day, then in the order of their entry. */
    Mono<Page<StoredVoucher>> list(Scope scope, Book book, VoucherQuery query, PageRequest page) {
        return lists.of(ListedVoucher.class, scope)
                .where(ListedVoucher::book, book.id())
                .where(query.period() == null ? null : within(query.period()))
                .where(ListedVoucher::date, query.date())
                .where(ListedVoucher::status, query.status())
                .where(ListedVoucher::number, query.number())
                .where(ListedVoucher::total, query.fen())
                .where(ListedVoucher::byHand, query.byHand())
                .where(query.words() == null ? null : Lists.containing("words", query.words()))
                .where(query.waitingFor() == null ? null : waiting(query.waitingFor()))
                .inOrderOf(ListedVoucher::date, ListedVoucher::entered)
                .page(page)
                .map(rows -> rows.map(row -> read(row.json())));
    }

    private static Criteria within(YearMonth month) {
        return where("date").between(month.atDay(1), month.atEndOfMonth());
    }

    /** Submitted by others, to be reviewed; or drafted by this person, to be submitted. */
    private static Criteria waiting(String person) {
        var wrote = "%\n" + Lists.escaped(person) + "\n%";
        return where("status")
                .is(VoucherStatus.SUBMITTED)
                .and(where("hands").notLike(wrote))
                .or(where("status").is(VoucherStatus.DRAFT).and(where("hands").like(wrote)));
    }
}
