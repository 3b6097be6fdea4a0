package org.fivetrust.funds.receiptbook;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;
import static org.springframework.data.relational.core.query.Update.update;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.funds.receiptbook.ReceiptBookMessages.Ask;
import org.fivetrust.funds.receiptbook.ReceiptBookMessages.Status;
import org.fivetrust.funds.receiptbook.model.Custody;
import org.fivetrust.funds.receiptbook.model.NumberStatus;
import org.fivetrust.funds.receiptbook.model.Numbers;
import org.fivetrust.funds.receiptbook.model.ReceiptBook;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.query.Query;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stores receipt books and what becomes of their numbers, and says whether a receipt may bear a number. */
@Component
public class ReceiptBooks {

    private static final BoundedPattern DIGITS = BoundedPattern.of(Numbers.PATTERN);

    private static final Refusal OVERLAP =
            Refusal.state("funds.receipt-books-overlap").curedBy(Cure.of("funds.check-the-numbers", Roles.CASHIER));

    private static final Refusal NUMBERS_USED =
            Refusal.state("funds.receipt-book-numbers-used").curedBy(Cure.of("funds.check-the-numbers", Roles.CASHIER));

    private static final Refusal OUTSTANDING = Refusal.state("funds.receipt-book-outstanding")
            .curedBy(Cure.of("funds.verify-the-last-book", Roles.CASHIER));

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;

    ReceiptBooks(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
    }

    /**
     * Refuses a receipt whose number is of a book and not its caller's to give; a number of no book is nobody's.
     *
     * @param numberKey what all spellings of the number have in common
     */
    public Mono<Void> mustAllow(Caller caller, PrincipalId principal, String numberKey) {
        return DIGITS.matches(numberKey) ? mustAllow(caller, principal, Long.parseLong(numberKey)) : Mono.empty();
    }

    private Mono<Void> mustAllow(Caller caller, PrincipalId principal, long number) {
        var ofTheCentre = Roles.anyOf(Roles.CENTRE_AND_SUBDISTRICT, caller.roles());
        return database.sql("""
                        select id from receipt_book
                         where principal = :principal and int8range(first_number, last_number, '[]') @> :number
                           for no key update
                        """)
                .bind("principal", principal.value())
                .bind("number", number)
                .mapValue(UUID.class)
                .one()
                .flatMap(id -> read(principal, id))
                .flatMap(book -> Mono.justOrEmpty(book.against(number, caller.subject(), ofTheCentre)))
                .flatMap(because -> Mono.error(new Refused(because)));
    }

    Mono<Void> add(UUID id, Ask ask, Basis basis, Caller caller, Instant at) {
        var numbers = ask.toNumbers();
        var row = new NewReceiptBook(
                ask.principal(),
                id,
                ask.kindOrDefault(),
                numbers.first(),
                numbers.last(),
                numbers.width(),
                ask.copiesOrDefault(),
                caller.subject(),
                at,
                basis);
        return entities.insert(row)
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> refused(NUMBERS_USED, numbers))
                .onErrorMap(DataIntegrityViolationException.class, _ -> refused(OVERLAP, numbers));
    }

    private static Refused refused(Refusal refusal, Numbers numbers) {
        return new Refused(
                refusal.with("first", numbers.printed(numbers.first())).with("last", numbers.printed(numbers.last())));
    }

    /** Holds the book until the transaction ends, so that what becomes of its numbers queues. */
    Mono<ReceiptBook> lock(PrincipalId principal, UUID id) {
        return lists.lock("receipt_book", Scope.only(principal), id).then(Mono.defer(() -> read(principal, id)));
    }

    private Mono<ReceiptBook> read(PrincipalId principal, UUID id) {
        return find(Scope.only(principal), id).zipWith(accounted(principal, id), ReceiptBookRow::toModel);
    }

    private record Accounted(long number, NumberStatus status) {}

    private Mono<Map<Long, NumberStatus>> accounted(PrincipalId principal, UUID book) {
        return database.sql("select number, status from receipt_number where principal = :principal and book = :book")
                .bind("principal", principal.value())
                .bind("book", book)
                .mapProperties(Accounted.class)
                .all()
                .collectMap(Accounted::number, Accounted::status);
    }

    /** Nobody holds two books of a principal at once: the last one is verified before the next is issued. */
    Mono<Void> issued(ReceiptBook book, Custody.Issued issued) {
        var change =
                update("holder", issued.holder()).set("issued_by", issued.by()).set("issued_at", issued.at());
        return mustHoldNone(book.principal(), issued.holder())
                .then(entities.update(one(book), change, NewReceiptBook.class))
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> outstanding(issued.holder(), book.numbers()));
    }

    private Mono<Void> mustHoldNone(PrincipalId principal, String holder) {
        return lists.of(ReceiptBookRow.class, Scope.only(principal))
                .where(ReceiptBookRow::principal, principal.value())
                .where(ReceiptBookRow::holder, holder)
                .where(where("verifiedAt").isNull())
                .one()
                .flatMap(held -> Mono.error(outstanding(holder, held.numbers())));
    }

    private static Refused outstanding(String holder, Numbers numbers) {
        return new Refused(OUTSTANDING.with("holder", holder).with("numbers", numbers));
    }

    Mono<Void> returned(ReceiptBook book, Custody.Returned returned) {
        return changed(book, "returned", returned.by(), returned.at());
    }

    Mono<Void> verified(ReceiptBook book, Custody.Verified verified) {
        return changed(book, "verified", verified.by(), verified.at());
    }

    private Mono<Void> changed(ReceiptBook book, String step, String by, Instant at) {
        return entities.update(one(book), update(step + "_by", by).set(step + "_at", at), NewReceiptBook.class)
                .then();
    }

    private static Query one(ReceiptBook book) {
        return query(where("principal").is(book.principal().value()).and("id").is(book.id()));
    }

    Mono<Void> account(NewReceiptNumber number) {
        return entities.insert(number).then();
    }

    Mono<ReceiptBookRow> find(Scope scope, UUID id) {
        return lists.of(ReceiptBookRow.class, scope)
                .where(ReceiptBookRow::id, id)
                .one("receipt book", id);
    }

    Mono<Page<ReceiptBookRow>> list(
            Scope scope,
            @Nullable String principal,
            @Nullable Status status,
            @Nullable String holder,
            PageRequest page) {
        return lists.of(ReceiptBookRow.class, scope)
                .where(ReceiptBookRow::principal, principal)
                .where(ReceiptBookRow::status, status)
                .where(ReceiptBookRow::holder, holder)
                .newestFirst(ReceiptBookRow::registeredAt, ReceiptBookRow::id)
                .page(page);
    }

    Mono<Page<ReceiptNumberRow>> numbers(ReceiptBookRow book, PageRequest page) {
        return lists.of(ReceiptNumberRow.class, Scope.only(book.owner()))
                .where(ReceiptNumberRow::book, book.id())
                .inOrderOf(ReceiptNumberRow::number)
                .page(page);
    }
}
