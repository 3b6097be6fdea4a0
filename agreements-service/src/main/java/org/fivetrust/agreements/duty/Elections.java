package org.fivetrust.agreements.duty;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;
import static org.springframework.data.relational.core.query.Update.update;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreements.duty.Duties.Due;
import org.fivetrust.agreements.duty.ElectionMessages.Ask;
import org.fivetrust.agreements.duty.ElectionMessages.HandOver;
import org.fivetrust.agreements.duty.ElectionMessages.Order;
import org.fivetrust.agreements.duty.ElectionMessages.View;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.query.Update;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stored elections; an order and the hand-over are added once. */
@Component
class Elections {

    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final Clock clock;

    Elections(R2dbcEntityTemplate entities, Lists lists, Clock clock) {
        this.entities = entities;
        this.lists = lists;
        this.clock = clock;
    }

    @Table("committee_election")
    record Row(
            String principal,
            @Id UUID id,
            LocalDate electedOn,
            String director,
            LocalDate dueOn,
            String dueSource,
            boolean unsure,
            String recordedBy,
            Instant recordedAt,
            @Nullable LocalDate orderedOn,
            @Nullable String orderNumber,
            @Nullable LocalDate orderDueOn,
            @Nullable String orderedBy,
            @Nullable Instant orderedAt,
            @Nullable LocalDate handedOverOn,
            @Nullable String paper,
            @Nullable String handedOverBy,
            @Nullable Instant handedOverAt) {

        static Row of(UUID id, Ask ask, Due due, String recordedBy, Instant recordedAt) {
            return new Row(
                    ask.principal(),
                    id,
                    ask.electedOn(),
                    ask.director(),
                    due.on(),
                    due.source(),
                    due.unsure(),
                    recordedBy,
                    recordedAt,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        PrincipalId owner() {
            return new PrincipalId(principal);
        }

        View view(LocalDate today) {
            var last = orderDueOn == null ? dueOn : orderDueOn;
            return new View(
                    id,
                    principal,
                    electedOn,
                    director,
                    dueOn,
                    dueSource,
                    unsure,
                    orderedOn,
                    orderNumber,
                    orderDueOn,
                    handedOverOn,
                    paper,
                    handedOverOn == null && last.isBefore(today),
                    recordedBy,
                    recordedAt);
        }
    }

    /** Refused where the election is known. */
    Mono<Void> add(UUID id, Ask ask, Due due, Caller caller) {
        return entities.insert(Row.of(id, ask, due, caller.subject(), clock.instant()))
                .onErrorMap(
                        DuplicateKeyException.class,
                        _ -> new Refused(Refusal.state("election.known").with("electedOn", ask.electedOn())))
                .then();
    }

    Mono<Row> find(Scope scope, UUID id) {
        return lists.of(Row.class, scope).where(Row::id, id).one("election", id);
    }

    Mono<Row> lock(Scope scope, UUID id) {
        return lists.lock("committee_election", scope, id).then(Mono.defer(() -> find(scope, id)));
    }

    Mono<Void> ordered(Row row, Order order, Due due, Caller caller) {
        return change(
                row,
                update("orderedOn", order.orderedOn())
                        .set("orderNumber", order.number())
                        .set("orderDueOn", due.on())
                        .set("orderedBy", caller.subject())
                        .set("orderedAt", clock.instant()));
    }

    Mono<Void> handedOver(Row row, HandOver done, Caller caller) {
        return change(
                row,
                update("handedOverOn", done.on())
                        .set("paper", done.paper())
                        .set("handedOverBy", caller.subject())
                        .set("handedOverAt", clock.instant()));
    }

    private Mono<Void> change(Row row, Update change) {
        return entities.update(
                        query(where("principal").is(row.principal()).and("id").is(row.id())), change, Row.class)
                .then();
    }

    Mono<Page<Row>> list(Scope scope, @Nullable String principal, PageRequest page) {
        return lists.of(Row.class, scope)
                .where(Row::principal, principal)
                .inOrderOf(Row::id)
                .page(page);
    }
}
