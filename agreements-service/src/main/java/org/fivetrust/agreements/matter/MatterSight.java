package org.fivetrust.agreements.matter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.reading.ReadingTable;
import org.fivetrust.shared.web.Caller;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Which matters a role reads: those of the areas it works in, by the table of reading rights, and any that its holder
 * asks for, takes part in or may act on.
 */
@Component
class MatterSight {

    private static final String RIGHT = "matters.";

    private static final String CONDITION = """
            (m.area = any (:areas) or m.requested_by = :reader or exists (
                select 1 from matter_step part
                where part.principal = m.principal and part.matter = m.id
                    and (part.role = any (:reader_roles) or part.escalated_to = any (:reader_roles)
                        or :reader in (part.by, part.on_behalf_of) or exists (
                            select 1 from delegation lent
                            where lent.principal = part.principal and lent.role = part.role and lent.delegate = :reader
                                and lent.revoked_at is null)))
              or exists (
                select 1 from matter_reassignment handed
                where handed.principal = m.principal and handed.matter = m.id and handed.to_subject = :reader))""";

    private final ReadingTable reading;
    private final DatabaseClient database;

    MatterSight(ReadingTable reading, DatabaseClient database) {
        this.reading = reading;
        this.database = database;
    }

    /** A condition on a matter {@code m}, and what it is filled with; blank for who reads every area. */
    record Visible(List<String> areas, String condition, Map<String, Object> bindings) {

        boolean isEverything() {
            return condition.isEmpty();
        }
    }

    Visible of(Caller caller) {
        var areas = Arrays.stream(Area.values())
                .filter(area ->
                        reading.reads(caller.roles(), RIGHT + area.name().toLowerCase(Locale.ROOT)))
                .map(Area::name)
                .toList();
        return areas.size() == Area.values().length
                ? new Visible(areas, "", Map.of())
                : new Visible(
                        areas,
                        CONDITION,
                        Map.of(
                                "areas", areas.toArray(String[]::new),
                                "reader", caller.subject(),
                                "reader_roles", caller.roles().toArray(String[]::new)));
    }

    /** A matter that is not the caller's to read is as unknown as one that does not exist. Within a transaction. */
    Mono<Void> admit(Caller caller, UUID id) {
        var visible = of(caller);
        return visible.isEverything()
                ? Mono.empty()
                : database.sql("select m.id from matter m where m.id = :id and " + visible.condition())
                        .bind("id", id)
                        .bindValues(visible.bindings())
                        .mapValue(UUID.class)
                        .one()
                        .switchIfEmpty(Mono.error(() -> new NotFound("matter", id)))
                        .then();
    }
}
