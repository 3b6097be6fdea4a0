package org.fivetrust.archives.record;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.shared.web.Caller;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Who read what, and when: written before the first byte leaves, never changed. */
@Repository
class AccessLog {

    private final DatabaseClient database;

    AccessLog(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> add(RecordRow row, Caller caller, Instant at) {
        return database.sql("""
                        insert into content_reading (principal, id, record, read_by, read_by_name, roles, read_at)
                        values (:principal, :id, :record, :by, :name, :roles, :at)
                        """)
                .bind("principal", row.principal())
                .bind("id", UUID.randomUUID())
                .bind("record", row.id())
                .bind("by", caller.subject())
                .bind("name", caller.name())
                .bind("roles", caller.roles().stream().sorted().toArray(String[]::new))
                .bind("at", at)
                .then();
    }
}
