package org.fivetrust.agreements.authority;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.fivetrust.agreements.authority.model.Actor;
import org.fivetrust.agreements.authority.model.Hat;
import org.fivetrust.shared.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The hats a caller wears in a matter: roles lent to him today, and steps he was handed as a substitute. */
@Component
class Hats {

    private final DatabaseClient database;
    private final Clock clock;

    Hats(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Row(
            String role,
            @Nullable String delegator,
            @Nullable String delegatorName) {

        Hat toHat() {
            return new Hat(role, delegator, delegatorName);
        }
    }

    Mono<Actor> worn(Caller caller, MatterRow row) {
        return Flux.concat(lent(caller, row), handed(caller, row))
                .map(Row::toHat)
                .collectList()
                .map(hats -> new Actor(caller.subject(), caller.roles(), List.copyOf(hats)));
    }

    /** Shared locks: a revocation waits until the step is taken, or the step sees it. */
    private Flux<Row> lent(Caller caller, MatterRow row) {
        return database.sql("""
                        select role, delegator, delegator_name from delegation
                        where principal = :principal and delegate = :me and revoked_at is null
                            and :today between valid_from and valid_to
                        order by made_at for share
                        """)
                .bind("principal", row.principal())
                .bind("me", caller.subject())
                .bind("today", LocalDate.now(clock))
                .mapProperties(Row.class)
                .all();
    }

    private Flux<Row> handed(Caller caller, MatterRow row) {
        return database.sql("""
                        select s.role, null::text as delegator, null::text as delegator_name
                        from matter_handing h
                        join matter_step s on s.principal = h.principal and s.matter = h.matter and s.id = h.step
                        where h.principal = :principal and h.matter = :matter and h.to_subject = :me
                            and h.accepted_at is not null
                        """)
                .bind("principal", row.principal())
                .bind("matter", row.id())
                .bind("me", caller.subject())
                .mapProperties(Row.class)
                .all();
    }
}
