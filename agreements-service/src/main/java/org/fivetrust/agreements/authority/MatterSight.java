package org.fivetrust.agreements.authority;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.agreement.model.Force;
import org.fivetrust.agreements.authority.model.Bounds;
import org.fivetrust.agreements.authority.model.Matter;
import org.fivetrust.agreements.authority.model.MatterSeen;
import org.fivetrust.agreements.authority.model.MattersWanted;
import org.fivetrust.agreements.authority.model.Step;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Matters with their steps in one read, for those who only want to know who may say the next word. */
@Component
class MatterSight {

    private static final String MATTERS = """
            select m.principal, m.id, m.kind, m.area, m.agreement, r.basis::text as basis, m.status, m.requested_by,
                   m.times_returned, m.opened_at,
                   m.counterparty_name_key, m.counterparty_account_key, m.exclusive,
                   (select jsonb_agg(jsonb_build_object('no', s.no, 'id', s.id, 'role', s.role, 'group', s.stage,
                               'wants', s.wants, 'status', s.status, 'by', s.by, 'onBehalfOf', s.on_behalf_of,
                               'due', s.due, 'quorum', coalesce(s.quorum, 0)) order by s.no)
                    from matter_step s where s.principal = m.principal and s.matter = m.id)::text as steps,
                   m.status = 'OPEN' and exists (
                       select 1 from matter_pause p
                       where p.principal = m.principal and p.matter = m.id and p.resumed_at is null) as paused,
                   array(select who from evidence_confirmation c, unnest(array[c.confirmed_by, c.on_behalf_of]) who
                         where c.principal = m.principal and c.matter = m.id and who is not null) as confirmers
            from matter m
            join ruling r on r.principal = m.principal and r.id = m.ruling
            where (:street = '' or m.street = :street)
            """;

    private final DatabaseClient database;
    private final Conflicts conflicts;
    private final Forces forces;
    private final Deadlines deadlines;
    private final JsonMapper json;

    MatterSight(DatabaseClient database, Conflicts conflicts, Forces forces, Deadlines deadlines, JsonMapper json) {
        this.database = database;
        this.conflicts = conflicts;
        this.forces = forces;
        this.deadlines = deadlines;
        this.json = json;
    }

    private record Row(
            String principal,
            UUID id,
            String kind,
            String area,
            UUID agreement,
            String basis,
            Matter.Status status,
            String requestedBy,
            int timesReturned,
            Instant openedAt,
            @Nullable String counterpartyNameKey,
            @Nullable String counterpartyAccountKey,
            String[] exclusive,
            String steps,
            boolean paused,
            String[] confirmers) {}

    Flux<MatterSeen> find(MattersWanted wanted) {
        var query =
                switch (wanted) {
                    case MattersWanted.One(var id, var _) ->
                        database.sql(MATTERS + "and m.id = :id").bind("id", id);
                    case MattersWanted.Unfinished(var after, var id, var limit, var _) ->
                        database.sql(MATTERS + """
                                        and m.status in ('OPEN', 'RETURNED') and (m.opened_at, m.id) > (:after, :id)
                                        order by m.opened_at, m.id limit :limit
                                        """)
                                .bind("after", after)
                                .bind("id", id)
                                .bind("limit", limit);
                };
        return query.bind("street", wanted.street())
                .mapProperties(Row.class)
                .all()
                .concatMap(this::seen);
    }

    private Mono<MatterSeen> seen(Row row) {
        return conflicts
                .with(row.counterpartyNameKey(), row.counterpartyAccountKey(), deadlines.today())
                .zipWith(forces.of(row.agreement()), (people, force) -> seen(row, people, force));
    }

    private MatterSeen seen(Row row, Set<String> conflicted, Force force) {
        var clauses = json.readValue(row.basis(), Basis.class).clauses();
        var holding = force.of(row.kind(), Area.valueOf(row.area()), clauses, deadlines.today());
        var bounds = new Bounds(
                Set.of(row.exclusive()),
                conflicted,
                row.paused(),
                Set.copyOf(List.of(row.confirmers())),
                holding.against().orElse(null));
        var steps = json.readValue(row.steps(), new TypeReference<List<Step>>() {});
        return new MatterSeen(
                new PrincipalId(row.principal()),
                row.kind(),
                row.openedAt(),
                new Matter(row.id(), row.status(), row.requestedBy(), row.timesReturned(), steps, bounds));
    }
}
