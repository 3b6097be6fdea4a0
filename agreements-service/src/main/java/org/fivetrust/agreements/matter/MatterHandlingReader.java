package org.fivetrust.agreements.matter;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreements.matter.model.MatterHandling.Extension;
import org.fivetrust.agreements.matter.model.MatterHandling.Reassignment;
import org.fivetrust.shared.kernel.NotFound;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads single extensions and reassignments of a matter, and the superior of a role. */
@Component
class MatterHandlingReader {

    private final DatabaseClient database;

    MatterHandlingReader(DatabaseClient database) {
        this.database = database;
    }

    Mono<Extension> extension(MatterRow row, UUID id) {
        return one(row, id, Extension.class, """
                        select id, step, asked_by, granted is null as open from matter_extension
                        where principal = :principal and matter = :matter and id = :id
                        """).switchIfEmpty(Mono.error(() -> new NotFound("extension", id)));
    }

    Mono<Reassignment> reassignment(MatterRow row, UUID id) {
        return one(row, id, Reassignment.class, """
                        select id, from_subject as "from", to_subject as "to", step,
                               accepted_at is null and superseded_at is null as pending
                        from matter_reassignment where principal = :principal and matter = :matter and id = :id
                        """).switchIfEmpty(Mono.error(() -> new NotFound("reassignment", id)));
    }

    private <T> Mono<T> one(MatterRow row, UUID id, Class<T> type, String sql) {
        return database.sql(sql)
                .bind("principal", row.principal())
                .bind("matter", row.id())
                .bind("id", id)
                .mapProperties(type)
                .one();
    }

    /** Who is set over a role today. */
    Mono<String> superior(String role, LocalDate today) {
        return database.sql("""
                        select superior from role_superior
                        where role = :role and in_force(valid_from, valid_to, :today)
                        order by valid_from desc limit 1
                        """)
                .bind("role", role)
                .bind("today", today)
                .mapValue(String.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("superior of role", role)));
    }
}
