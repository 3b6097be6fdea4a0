package org.fivetrust.seals.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.seals.refusal.model.ListedItem;
import org.fivetrust.seals.request.model.ImprintOrder;
import org.fivetrust.seals.request.model.RequestStatus;
import org.fivetrust.seals.request.model.Use;
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

/** Requests and uses at rest. Neither is ever changed. */
@Repository
class SealRequests {

    private final DatabaseClient database;

    SealRequests(DatabaseClient database) {
        this.database = database;
    }

    Mono<SealAtHand> seal(PrincipalId principal, UUID id) {
        return database.sql("select id, name, kind from seal where principal = :principal and id = :id")
                .bind("principal", principal.value())
                .bind("id", id)
                .mapProperties(SealAtHand.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("seal", id)));
    }

    /** What the refusal list says of this category on that day: nothing, or one line. */
    Flux<ListedItem> listed(String category, LocalDate on) {
        return database.sql("""
                        select * from refusal_list
                        where (code = :category or item = :category or :category = any(aliases))
                          and valid_from <= :on and (valid_until is null or valid_until >= :on)
                        order by position limit 1
                        """)
                .bind("category", category)
                .bind("on", on)
                .mapProperties(ListedItem.class)
                .all();
    }

    Mono<Void> add(UUID id, ImprintOrder order, Instant at) {
        var document = order.document();
        var insert = database.sql("""
                        insert into seal_request (principal, id, seal, document_title, document_record, document_digest,
                            document_pages, copies, purpose, category, requested_at)
                        values (:principal, :id, :seal, :title, :record, :digest,
                            :pages, :copies, :purpose, :category, :at)
                        """)
                .bind("principal", order.principal().value())
                .bind("id", id)
                .bind("seal", order.seal())
                .bind("title", document.title())
                .bind("digest", document.digest().value())
                .bind("pages", document.pages())
                .bind("copies", order.copies())
                .bind("purpose", order.purpose())
                .bind("category", order.category())
                .bind("at", at);
        insert = document.record() == null
                ? insert.bindNull("record", String.class)
                : insert.bind("record", document.record());
        return insert.then();
    }

    /** A line of the register; its number is given by the database. */
    Mono<Void> add(Use use) {
        return database.sql("""
                        insert into seal_use (principal, seal, request, document_digest, copies, custodian,
                            custodian_name, used_at)
                        values (:principal, :seal, :request, :digest, :copies, :custodian, :name, :at)
                        """)
                .bind("principal", use.principal().value())
                .bind("seal", use.seal())
                .bind("request", use.request())
                .bind("digest", use.presented().document().value())
                .bind("copies", use.presented().copies())
                .bind("custodian", use.custodian().subject())
                .bind("name", use.custodian().name())
                .bind("at", use.at())
                .then();
    }

    Mono<RequestRow> find(Scope scope, UUID id) {
        return database.sql("select * from seal_request_seen where id = :id" + scope.condition("principal"))
                .bind("id", id)
                .mapProperties(RequestRow.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("seal request", id)));
    }

    /** Newest first; the cursor is the last request seen. */
    Mono<Page<RequestRow>> list(
            Scope scope, @Nullable String principal, @Nullable RequestStatus status, PageRequest page) {
        var query = database.sql("select * from seal_request_seen where true"
                        + scope.condition("principal")
                        + (principal == null ? "" : " and principal = :principal")
                        + (status == null ? "" : " and status = :status")
                        + (page.after() == null
                                ? ""
                                : " and (requested_at, id) < "
                                        + "(select requested_at, id from seal_request where id = :after)")
                        + " order by requested_at desc, id desc limit :limit")
                .bind("limit", page.fetch());
        query = principal == null ? query : query.bind("principal", principal);
        query = status == null ? query : query.bind("status", status.name());
        query = page.after() == null ? query : query.bind("after", id(page.after()));
        return query.mapProperties(RequestRow.class)
                .all()
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
