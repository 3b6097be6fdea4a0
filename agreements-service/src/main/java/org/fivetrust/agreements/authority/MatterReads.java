package org.fivetrust.agreements.authority;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.authority.MatterMessages.NoteView;
import org.fivetrust.agreements.authority.MatterMessages.StepView;
import org.fivetrust.agreements.authority.MatterMessages.View;
import org.fivetrust.agreements.authority.MatterRow.ItemRow;
import org.fivetrust.agreements.authority.MatterRow.StepRow;
import org.fivetrust.agreements.authority.model.Matter;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Matters read: one with its steps, and the inbox. */
@Component
class MatterReads {

    private static final String MATTER = """
            select m.principal, m.id, m.number, m.street, m.act, m.kind, m.amount, m.banded_on, m.subject, m.category,
                   m.emergency, m.counterparty, m.digest, m.status, m.current_step, m.times_returned, m.agreement,
                   m.requested_by, m.requested_by_name, m.opened_at, r.basis::text as basis, w.id as warrant
            from matter m
            join ruling r on r.principal = m.principal and r.id = m.ruling
            left join warrant w on w.principal = m.principal and w.matter = m.id
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    MatterReads(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What the inbox is asked for. */
    record Filter(
            boolean mine,
            Matter.@Nullable Status status,
            @Nullable String kind,
            @Nullable String principal) {}

    private record NoteRow(String kind, String body, String by, Instant at) {}

    /** A matter with its steps, as the next word finds it. */
    record Found(MatterRow row, Matter matter) {}

    /** Centre and street see their own street's; whose street the token does not name sees all he may. */
    Mono<MatterRow> find(Caller caller, UUID id) {
        return one(MATTER + "where m.id = :id", id)
                .filter(row -> caller.street() == null || caller.street().equals(row.street()))
                .switchIfEmpty(Mono.error(() -> new NotFound("matter", id)));
    }

    Mono<Found> lock(MatterRow seen) {
        return one(MATTER + "where m.id = :id for update of m", seen.id())
                .flatMap(row -> steps(row).collectList().map(steps -> found(row, steps)));
    }

    private Found found(MatterRow row, List<StepRow> steps) {
        return new Found(
                row,
                row.toMatter(
                        steps.stream().map(step -> step.toStep(wants(step))).toList()));
    }

    private Mono<MatterRow> one(String sql, UUID id) {
        return database.sql(sql).bind("id", id).mapProperties(MatterRow.class).one();
    }

    Mono<View> view(UUID id) {
        return one(MATTER + "where m.id = :id", id)
                .flatMap(row -> Mono.zip(
                        steps(row).map(step -> step.view(wants(step))).collectList(),
                        notes(row).collectList(),
                        (steps, notes) -> view(row, steps, notes)));
    }

    private View view(MatterRow row, List<StepView> steps, List<NoteView> notes) {
        return row.view(json.readValue(row.basis(), Basis.class), steps, notes);
    }

    private List<String> wants(StepRow step) {
        return json.readValue(step.wants(), new TypeReference<>() {});
    }

    private Flux<StepRow> steps(MatterRow row) {
        return database.sql("""
                        select no, id, title, title_english, role, wants::text as wants, status, due, by, by_name, at, comment
                        from matter_step where principal = :principal and matter = :matter order by no
                        """)
                .bind("principal", row.principal())
                .bind("matter", row.id())
                .mapProperties(StepRow.class)
                .all();
    }

    private Flux<NoteView> notes(MatterRow row) {
        return database.sql("""
                        select kind, body::text as body, by, at from matter_note
                        where principal = :principal and matter = :matter order by at, id
                        """)
                .bind("principal", row.principal())
                .bind("matter", row.id())
                .mapProperties(NoteRow.class)
                .all()
                .map(note -> new NoteView(note.kind(), json.readTree(note.body()), note.by(), note.at()));
    }

    /** Oldest first: what waits longest comes first. {@code mine}: what this caller may act on now. */
    Flux<ItemRow> inbox(Caller caller, Filter filter, PageRequest page) {
        var after = Cursor.of(page.after());
        return database.sql("""
                        select m.principal, m.id, m.number, m.kind, m.amount, m.subject, m.status,
                               s.id as step, s.role, s.due, m.requested_by, m.opened_at
                        from matter m
                        left join matter_step s on s.principal = m.principal and s.matter = m.id and s.status = 'OPEN'
                        where (m.opened_at, m.id) > (:at, :id)
                            and (:status = '' or m.status = :status)
                            and (:kind = '' or m.kind = :kind)
                            and (:principal = '' or m.principal = :principal)
                            and (:street = '' or m.street = :street)
                            and (not :mine or (m.status = 'OPEN' and s.role = any (:roles) and m.requested_by <> :me
                                and not exists (
                                    select 1 from matter_step done
                                    where done.principal = m.principal and done.matter = m.id and done.by = :me
                                        and done.status = 'APPROVED')))
                        order by m.opened_at, m.id limit :limit
                        """)
                .bind("at", after.at())
                .bind("id", after.id())
                .bind("status", filter.status() == null ? "" : filter.status().name())
                .bind("kind", filter.kind() == null ? "" : filter.kind())
                .bind("principal", filter.principal() == null ? "" : filter.principal())
                .bind("street", caller.street() == null ? "" : caller.street())
                .bind("mine", filter.mine())
                .bind("roles", caller.roles().toArray(String[]::new))
                .bind("me", caller.subject())
                .bind("limit", page.fetch())
                .mapProperties(ItemRow.class)
                .all();
    }

    /** A place in the inbox. */
    record Cursor(Instant at, UUID id) {

        static Cursor of(@Nullable String text) {
            if (text == null) {
                return new Cursor(Instant.EPOCH, new UUID(0, 0));
            }
            var parts = text.split(" ", 2);
            try {
                return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (RuntimeException notOurs) {
                throw new InvalidValue("/cursor", "not a cursor of this list");
            }
        }

        static String of(ItemRow row) {
            return row.openedAt() + " " + row.id();
        }
    }
}
