package org.fivetrust.agreements.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.AgreementHold;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What holds an agreement back at this moment, although it is in force. */
@Component
class AgreementHolds {

    private static final String NO_LIST = "no hand-over list has been opened";

    /** Of now: clocks of several services may differ by a little, and nothing known may be missed. */
    private static final Instant EVERYTHING = Instant.parse("9999-12-31T00:00:00Z");

    private final DatabaseClient database;
    private final JsonMapper json;

    AgreementHolds(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    private record Row(
            UUID series,
            @Nullable String suspendedFor,
            @Nullable LocalDate freezeOn,
            @Nullable LocalDate effectiveOn,
            String awaited,
            String[] finishing,
            String[] givingBack) {}

    /** As it stands now. */
    Mono<AgreementHold> of(PrincipalId principal, UUID agreement) {
        return of(principal, agreement, EVERYTHING);
    }

    /** As it was known at a moment: what was said later does not count. */
    Mono<AgreementHold> of(PrincipalId principal, UUID agreement, Instant knownAt) {
        return database.sql("""
                        select a.series, s.reason as suspended_for, t.freeze_on,
                               coalesce(t.effective_on, case when :known = :everything then (
                                   select max(v.in_force_to) + 1 from agreement v
                                   where v.principal = a.principal and v.series = a.series and v.status <> 'DRAFT') end)
                                   as effective_on,
                               (select coalesce(jsonb_object_agg(wanted.area, coalesce((
                                        select string_agg(m, '; ')
                                        from handover h, jsonb_array_elements_text(h.missing) m
                                        where h.principal = a.principal and h.agreement = a.series and h.area = wanted.area
                                            and h.direction = 'HAND_OVER'), :none)), '{}')
                                from unnest(a.handover_required) as wanted (area)
                                where not exists (
                                    select 1 from handover h
                                    where h.principal = a.principal and h.agreement = a.series and h.area = wanted.area
                                        and h.direction = 'HAND_OVER' and h.completed_at <= :known))::text as awaited,
                               case when t.freeze_on is null then '{}'::text[]
                                    else array(select kind from act_kind where finishes) end as finishing,
                               array(select kind from act_kind where gives_back) as giving_back
                        from agreement a
                        left join agreement_suspension s
                               on s.principal = a.principal and s.agreement = a.series and s.suspended_at <= :known
                                   and (s.resumed_at is null or s.resumed_at > :known)
                        left join agreement_termination t
                               on t.principal = a.principal and t.agreement = a.series and t.given_at <= :known
                        where a.principal = :principal and a.id = :id
                        """)
                .bind("none", NO_LIST)
                .bind("known", knownAt)
                .bind("everything", EVERYTHING)
                .bind("principal", principal.value())
                .bind("id", agreement)
                .mapProperties(Row.class)
                .one()
                .map(this::hold);
    }

    private AgreementHold hold(Row row) {
        return new AgreementHold(
                row.series(),
                row.suspendedFor(),
                row.freezeOn(),
                row.effectiveOn(),
                awaited(json.readValue(row.awaited(), new TypeReference<Map<String, String>>() {})),
                Set.of(row.finishing()),
                Set.of(row.givingBack()));
    }

    private static Map<Area, String> awaited(Map<String, String> missing) {
        var awaited = new EnumMap<Area, String>(Area.class);
        missing.forEach((area, what) -> awaited.put(Area.valueOf(area), what));
        return awaited;
    }
}
