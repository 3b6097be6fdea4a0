package org.fivetrust.seals.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.seals.refusal.model.ListedItem;
import org.fivetrust.seals.request.model.ImprintOrder;
import org.fivetrust.seals.request.model.RequestStatus;
import org.fivetrust.seals.request.model.Use;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stores requests and uses. Neither is changed. */
@Repository
class SealRequests {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;

    SealRequests(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
    }

    Mono<RequestedSeal> seal(PrincipalId principal, UUID id) {
        return database.sql("select id, name, kind from seal where principal = :principal and id = :id")
                .bind("principal", principal.value())
                .bind("id", id)
                .mapProperties(RequestedSeal.class)
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

    @Table("seal_request")
    private record NewRequest(
            PrincipalId principal,
            @Id UUID id,
            UUID seal,
            String documentTitle,
            @Nullable String documentRecord,
            String documentDigest,
            int documentPages,
            int copies,
            String purpose,
            String category,
            Instant requestedAt) {}

    Mono<Void> add(UUID id, ImprintOrder order, Instant at) {
        var document = order.document();
        return entities.insert(new NewRequest(
                        order.principal(),
                        id,
                        order.seal(),
                        document.title(),
                        document.record(),
                        document.digest().value(),
                        document.pages(),
                        order.copies(),
                        order.purpose(),
                        order.category(),
                        at))
                .then();
    }

    @Table("seal_use")
    private record NewUse(
            PrincipalId principal,
            UUID seal,
            @Id UUID request,
            String documentDigest,
            int copies,
            String custodian,
            String custodianName,
            Instant usedAt) {}

    /** A line of the register; its number is given by the database. */
    Mono<Void> add(Use use) {
        return entities.insert(new NewUse(
                        use.principal(),
                        use.seal(),
                        use.request(),
                        use.presented().document().value(),
                        use.presented().copies(),
                        use.custodian().subject(),
                        use.custodian().name(),
                        use.at()))
                .then();
    }

    Mono<RequestRow> find(Scope scope, UUID id) {
        return lists.of(RequestRow.class, scope).where(RequestRow::id, id).one("seal request", id);
    }

    Mono<Page<RequestRow>> list(
            Scope scope, @Nullable String principal, @Nullable RequestStatus status, PageRequest page) {
        return lists.of(RequestRow.class, scope)
                .where(RequestRow::principal, principal)
                .where(RequestRow::status, status)
                .newestFirst(RequestRow::requestedAt, RequestRow::id)
                .page(page);
    }
}
