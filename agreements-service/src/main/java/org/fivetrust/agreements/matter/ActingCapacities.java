package org.fivetrust.agreements.matter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.fivetrust.agreements.matter.model.ActingCapacity;
import org.fivetrust.agreements.matter.model.ActingCapacityQuery;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The capacities a person may act in besides the own roles: roles delegated today, and steps taken over as a
 * substitute.
 */
@Component
class ActingCapacities {

    /** Of the person {@code :me} in the matter {@code m} on the day {@code :today}. */
    static final String OF_MATTER = """
            select coalesce((
                       select jsonb_agg(jsonb_build_object('role', d.role, 'delegator', d.delegator, 'delegatorName',
                                  d.delegator_name) order by d.made_at)
                       from delegation d
                       where d.principal = m.principal and d.delegate = :me and d.revoked_at is null
                           and :today between d.valid_from and d.valid_to), '[]')
                   || coalesce((
                       select jsonb_agg(jsonb_build_object('role', s.role))
                       from matter_reassignment h
                       join matter_step s on s.principal = h.principal and s.matter = h.matter and s.id = h.step
                       where h.principal = m.principal and h.matter = m.id and h.to_subject = :me
                           and h.accepted_at is not null), '[]')""";

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    ActingCapacities(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    Mono<List<ActingCapacity>> of(ActingCapacityQuery wanted) {
        return database.sql("select (" + OF_MATTER
                        + ")::text from matter m where m.principal = :principal and m.id = :matter")
                .bind("principal", wanted.principal().value())
                .bind("matter", wanted.matter())
                .bind("me", wanted.subject())
                .bind("today", LocalDate.now(clock))
                .mapValue(String.class)
                .one()
                .map(found -> json.readValue(found, new TypeReference<>() {}));
    }
}
