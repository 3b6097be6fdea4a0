package org.fivetrust.agreements.duty;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreements.duty.Duties.Due;
import org.fivetrust.agreements.duty.ElectionMessages.Ask;
import org.fivetrust.agreements.duty.ElectionMessages.HandOver;
import org.fivetrust.agreements.duty.ElectionMessages.Order;
import org.fivetrust.agreements.duty.ElectionMessages.View;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Elections at rest; an order and the hand-over are added once. */
@Component
class Elections {

    private static final String COLUMNS = """
            select e.principal, e.id, e.elected_on, e.director, e.due_on, e.due_source, e.unsure, e.ordered_on,
                   e.order_number, e.order_due_on, e.handed_over_on, e.paper, e.recorded_by, e.recorded_at, p.street
            from committee_election e join principal p on p.principal = e.principal
            """;

    private final DatabaseClient database;
    private final Clock clock;

    Elections(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    record Row(
            String principal,
            UUID id,
            LocalDate electedOn,
            String director,
            LocalDate dueOn,
            String dueSource,
            boolean unsure,
            @Nullable LocalDate orderedOn,
            @Nullable String orderNumber,
            @Nullable LocalDate orderDueOn,
            @Nullable LocalDate handedOverOn,
            @Nullable String paper,
            String recordedBy,
            Instant recordedAt,
            String street) {

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

    /** @return 0 where this election is known */
    Mono<Long> add(UUID id, Ask ask, Due due, Caller caller) {
        return database.sql("""
                        insert into committee_election (principal, id, elected_on, director, due_on, due_source, unsure,
                            recorded_by, recorded_at)
                        values (:principal, :id, :on, :director, :due, :source, :unsure, :by, :at)
                        on conflict (principal, elected_on) do nothing
                        """)
                .bind("principal", ask.principal())
                .bind("id", id)
                .bind("on", ask.electedOn())
                .bind("director", ask.director())
                .bind("due", due.on())
                .bind("source", due.source())
                .bind("unsure", due.unsure())
                .bind("by", caller.subject())
                .bind("at", clock.instant())
                .fetch()
                .rowsUpdated();
    }

    Mono<Row> find(UUID id) {
        return one(COLUMNS + "where e.id = :id", id);
    }

    Mono<Row> lock(UUID id) {
        return one(COLUMNS + "where e.id = :id for update of e", id);
    }

    private Mono<Row> one(String sql, UUID id) {
        return database.sql(sql)
                .bind("id", id)
                .mapProperties(Row.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("election", id)));
    }

    Mono<Void> ordered(Row row, Order order, Due due, Caller caller) {
        return database.sql("""
                        update committee_election set ordered_on = :on, order_number = :number, order_due_on = :due,
                            ordered_by = :by, ordered_at = :at
                        where principal = :principal and id = :id
                        """)
                .bind("on", order.orderedOn())
                .bind("number", order.number())
                .bind("due", due.on())
                .bind("by", caller.subject())
                .bind("at", clock.instant())
                .bind("principal", row.principal())
                .bind("id", row.id())
                .then();
    }

    Mono<Void> handedOver(Row row, HandOver done, Caller caller) {
        return database.sql("""
                        update committee_election set handed_over_on = :on, paper = :paper, handed_over_by = :by,
                            handed_over_at = :at
                        where principal = :principal and id = :id
                        """)
                .bind("on", done.on())
                .bind("paper", done.paper())
                .bind("by", caller.subject())
                .bind("at", clock.instant())
                .bind("principal", row.principal())
                .bind("id", row.id())
                .then();
    }

    Flux<Row> list(@Nullable String principal, PageRequest page) {
        return database.sql(COLUMNS + """
                        where (:principal = '' or e.principal = :principal) and e.id::text > :after
                        order by e.id::text limit :limit
                        """)
                .bind("principal", principal == null ? "" : principal)
                .bind("after", page.after() == null ? "" : page.after())
                .bind("limit", page.fetch())
                .mapProperties(Row.class)
                .all();
    }
}
