package org.fivetrust.agreements.authority;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.fivetrust.agreements.authority.model.ActingCapacity;
import org.fivetrust.agreements.authority.model.ActingCapacityQuery;
import org.fivetrust.agreements.authority.model.Actor;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The hats a caller wears in a matter: roles lent to him today, and steps he was handed as a substitute. */
@Component
class ActingCapacities {

    private static final String LENT = """
            select role, delegator, delegator_name from delegation
            where principal = :principal and delegate = :me and revoked_at is null
                and :today between valid_from and valid_to
            order by made_at
            """;

    private final DatabaseClient database;
    private final Clock clock;

    ActingCapacities(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Row(
            String role,
            @Nullable String delegator,
            @Nullable String delegatorName) {

        ActingCapacity toHat() {
            return new ActingCapacity(role, delegator, delegatorName);
        }
    }

    /** Shared locks: a revocation waits until the step is taken, or the step sees it. */
    Mono<Actor> worn(Caller caller, MatterRow row) {
        var wanted = new ActingCapacityQuery(new PrincipalId(row.principal()), row.id(), caller.subject());
        return hats(wanted, LENT + " for share").map(hats -> new Actor(caller.subject(), caller.roles(), hats));
    }

    /** Without locks, for someone who only asks. */
    Mono<List<ActingCapacity>> of(ActingCapacityQuery wanted) {
        return hats(wanted, LENT);
    }

    private Mono<List<ActingCapacity>> hats(ActingCapacityQuery wanted, String lent) {
        return Flux.concat(lent(wanted, lent), handed(wanted)).map(Row::toHat).collectList();
    }

    private Flux<Row> lent(ActingCapacityQuery wanted, String lent) {
        return database.sql(lent)
                .bind("principal", wanted.principal().value())
                .bind("me", wanted.subject())
                .bind("today", LocalDate.now(clock))
                .mapProperties(Row.class)
                .all();
    }

    private Flux<Row> handed(ActingCapacityQuery wanted) {
        return database.sql("""
                        select s.role, null::text as delegator, null::text as delegator_name
                        from matter_handing h
                        join matter_step s on s.principal = h.principal and s.matter = h.matter and s.id = h.step
                        where h.principal = :principal and h.matter = :matter and h.to_subject = :me
                            and h.accepted_at is not null
                        """)
                .bind("principal", wanted.principal().value())
                .bind("matter", wanted.matter())
                .bind("me", wanted.subject())
                .mapProperties(Row.class)
                .all();
    }
}
