package org.fivetrust.agreements.matter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Events for open screens, written in the transaction of the change. */
@Component
class MatterEvents {

    private static final String TELL = insert("m.status", """
            select s.role, s.escalated_to from matter_step s
            where s.principal = :principal and s.matter = :matter and s.status = 'OPEN'""");

    private final DatabaseClient database;
    private final Clock clock;

    MatterEvents(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Addressed to the roles of its open steps and their superiors, its requester, delegates and substitutes.
     *
     * @param status its status, as an expression
     * @param open its open steps, as a query of {@code role} and {@code escalated_to}
     */
    static String insert(String status, String open) {
        return """
                with open as (%s)
                insert into matter_event (principal, matter, number, subdistrict, kind, what, status, roles, people, at)
                select m.principal, m.id, m.number, m.subdistrict, m.kind, :what, %s,
                       array(select role from open union
                             select escalated_to from open where escalated_to is not null),
                       array(select m.requested_by union
                             select d.delegate from delegation d join open using (role)
                             where d.principal = m.principal and d.revoked_at is null
                                 and :today between d.valid_from and d.valid_to union
                             select h.to_subject from matter_reassignment h
                             where h.principal = m.principal and h.matter = m.id),
                       :at
                from matter m where m.principal = :principal and m.id = :matter
                """.formatted(open, status);
    }

    Mono<Void> tell(String principal, UUID matter, String what) {
        return database.sql(TELL)
                .bind("what", what)
                .bind("today", LocalDate.now(clock))
                .bind("at", clock.instant())
                .bind("principal", principal)
                .bind("matter", matter)
                .then();
    }
}
