package org.fivetrust.agreements.authority;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What open screens are told of a matter, written in the transaction of what happened to it. */
@Component
class MatterEvents {

    private final DatabaseClient database;
    private final Clock clock;

    MatterEvents(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** To the roles of its open steps and their superiors, its requester, and whoever may stand in for them. */
    Mono<Void> tell(String principal, UUID matter, String what) {
        return database.sql("""
                        with open as (
                            select s.role, s.escalated_to from matter_step s
                            where s.principal = :principal and s.matter = :matter and s.status = 'OPEN')
                        insert into matter_event (principal, matter, number, street, kind, what, status, roles, people, at)
                        select m.principal, m.id, m.number, m.street, m.kind, :what, m.status,
                               array(select role from open union
                                     select escalated_to from open where escalated_to is not null),
                               array(select m.requested_by union
                                     select d.delegate from delegation d join open using (role)
                                     where d.principal = m.principal and d.revoked_at is null
                                         and :today between d.valid_from and d.valid_to union
                                     select h.to_subject from matter_handing h
                                     where h.principal = m.principal and h.matter = m.id),
                               :at
                        from matter m where m.principal = :principal and m.id = :matter
                        """)
                .bind("what", what)
                .bind("today", LocalDate.now(clock))
                .bind("at", clock.instant())
                .bind("principal", principal)
                .bind("matter", matter)
                .then();
    }
}
