package org.fivetrust.archives.record;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.web.Caller;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Who read what, and when: written before the first byte leaves, never changed. */
@Repository
class AccessLog {

    private final R2dbcEntityTemplate entities;

    AccessLog(R2dbcEntityTemplate entities) {
        this.entities = entities;
    }

    @Table("content_reading")
    private record Reading(
            String principal,
            @Id UUID id,
            UUID record,
            String readBy,
            String readByName,
            List<String> roles,
            Instant readAt) {}

    Mono<Void> add(RecordRow row, Caller caller, Instant at) {
        var roles = caller.roles().stream().sorted().toList();
        return entities.insert(new Reading(
                        row.principal(), UUID.randomUUID(), row.id(), caller.subject(), caller.name(), roles, at))
                .then();
    }
}
