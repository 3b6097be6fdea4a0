package org.fivetrust.agreements.authority;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.AgreementEffect;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.authority.model.Matter;
import org.fivetrust.agreements.authority.model.MatterQuery;
import org.fivetrust.agreements.authority.model.SeparationOfDuties;
import org.fivetrust.agreements.authority.model.Step;
import org.fivetrust.agreements.authority.model.VisibleMatter;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.PrincipalId;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Matters with their steps and with who is near to the other side, in one read, for those who only want to know who may
 * say the next word.
 */
@Component
class MatterVisibility {

    private static final String MATTERS = """
            select m.principal, m.id, m.kind, m.area, m.agreement, r.basis::text as basis, m.status, m.requested_by,
                   m.times_returned, m.opened_at,
                   m.exclusive,
                   (select jsonb_agg(jsonb_build_object('no', s.no, 'id', s.id, 'role', s.role, 'group', s.stage,
                               'wants', s.wants, 'status', s.status, 'by', s.by, 'onBehalfOf', s.on_behalf_of,
                               'due', s.due, 'quorum', coalesce(s.quorum, 0)) order by s.no)
                    from matter_step s where s.principal = m.principal and s.matter = m.id)::text as steps,
                   m.status = 'OPEN' and exists (
                       select 1 from matter_pause p
                       where p.principal = m.principal and p.matter = m.id and p.resumed_at is null) as paused,
                   array(select who from evidence_confirmation c, unnest(array[c.confirmed_by, c.on_behalf_of]) who
                         where c.principal = m.principal and c.matter = m.id and who is not null) as confirmers,
                   array(
                       select distinct near.subject from related_party near
                       where m.counterparty_name_key is not null
                           and (near.name_key = m.counterparty_name_key
                               or near.account_key = m.counterparty_account_key)
                           and in_force(near.valid_from, near.valid_to, :today)) as conflicted
            from matter m
            join ruling r on r.principal = m.principal and r.id = m.ruling
            where (:street = '' or m.street = :street)
            """;

    private final DatabaseClient database;
    private final AgreementEffects agreementEffects;
    private final WorkingCalendar workingCalendar;
    private final JsonMapper json;

    MatterVisibility(
            DatabaseClient database,
            AgreementEffects agreementEffects,
            WorkingCalendar workingCalendar,
            JsonMapper json) {
        this.database = database;
        this.agreementEffects = agreementEffects;
        this.workingCalendar = workingCalendar;
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
            String[] exclusive,
            String steps,
            boolean paused,
            String[] confirmers,
            String[] conflicted) {}

    Flux<VisibleMatter> find(MatterQuery wanted) {
        var query =
                switch (wanted) {
                    case MatterQuery.One(var id, var _) ->
                        database.sql(MATTERS + "and m.id = :id").bind("id", id);
                    case MatterQuery.Unfinished(var after, var id, var limit, var _) ->
                        database.sql(MATTERS + """
                                        and m.status in ('OPEN', 'RETURNED') and (m.opened_at, m.id) > (:after, :id)
                                        order by m.opened_at, m.id limit :limit
                                        """)
                                .bind("after", after)
                                .bind("id", id)
                                .bind("limit", limit);
                };
        return query.bind("street", wanted.street())
                .bind("today", workingCalendar.today())
                .mapProperties(Row.class)
                .all()
                .collectList()
                .flatMapMany(this::seen);
    }

    private Flux<VisibleMatter> seen(List<Row> rows) {
        return agreementEffects
                .of(rows.stream().map(Row::agreement).distinct().toList())
                .flatMapIterable(known -> rows.stream()
                        .map(row -> seen(row, Objects.requireNonNull(known.get(row.agreement()))))
                        .toList());
    }

    private VisibleMatter seen(Row row, AgreementEffect agreementEffect) {
        var clauses = json.readValue(row.basis(), Basis.class).clauses();
        var holding = agreementEffect.of(row.kind(), Area.valueOf(row.area()), clauses, workingCalendar.today());
        var separationOfDuties = new SeparationOfDuties(
                Set.of(row.exclusive()),
                Set.of(row.conflicted()),
                row.paused(),
                Set.copyOf(List.of(row.confirmers())),
                holding.against().orElse(null));
        var steps = json.readValue(row.steps(), new TypeReference<List<Step>>() {});
        return new VisibleMatter(
                new PrincipalId(row.principal()),
                row.kind(),
                row.openedAt(),
                new Matter(row.id(), row.status(), row.requestedBy(), row.timesReturned(), steps, separationOfDuties));
    }
}
