package org.fivetrust.agreements.duty;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreements.duty.DutyMessages.Duty;
import org.fivetrust.agreements.duty.DutyMessages.Kind;
import org.fivetrust.agreements.duty.DutyMessages.Level;
import org.fivetrust.shared.web.Keyset;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Open duties, computed from agreements, filings, reviews and elections; no row marks a duty as open. */
@Component
class Duties {

    /** Of versions in force or to come; the review of a year is due after its end. */
    private static final String OWED = """
            with mine as (
                select principal, id, series, in_force_from, in_force_to,
                       (greatest(community_signed_at, subdistrict_signed_at) at time zone 'Asia/Shanghai')::date as signed_on
                from agreement
                where status = 'SIGNED' and in_force_from <= in_force_to and (:principal = '' or principal = :principal)),
            lives as (
                select principal, series, min(in_force_from) as first, max(in_force_to) as last
                from mine group by principal, series),
            owed as (
                select 'FILING' as kind, levels.level, m.principal, m.id as subject, null::int as year,
                       m.signed_on + d.days as due_on, d.source, d.unsure
                from mine m
                cross join (values ('STREET'), ('DISTRICT')) levels (level)
                cross join lateral duty_days(m.principal, 'FILING', levels.level, m.signed_on) d
                where m.in_force_to >= :today and not exists (
                    select 1 from agreement_filing f
                    where f.principal = m.principal and f.agreement = m.id and f.level = levels.level)
                union all
                select 'REVIEW', null, l.principal, l.series, n.year, n.ends + d.days, d.source, d.unsure
                from lives l
                cross join lateral (
                    select year, (l.first + make_interval(years => year))::date - 1 as ends
                    from generate_series(1, 1 + extract(year from l.last)::int - extract(year from l.first)::int) year) n
                cross join lateral duty_days(l.principal, 'REVIEW', '', n.ends) d
                where n.ends <= least(l.last, :today) and not exists (
                    select 1 from agreement_review r
                    where r.principal = l.principal and r.series = l.series and r.year = n.year)
                union all
                select 'ELECTION_HAND_OVER', null, e.principal, e.id, null, coalesce(e.order_due_on, e.due_on),
                       e.due_source, e.unsure
                from committee_election e
                where e.handed_over_at is null and (:principal = '' or e.principal = :principal))
            """;

    private static final Keyset<Row> ORDER = Keyset.of("duties", Row::place);

    private final DatabaseClient database;

    Duties(DatabaseClient database) {
        this.database = database;
    }

    /** Which duties are listed; null does not restrict. */
    record Filter(
            @Nullable String principal,
            @Nullable Kind kind,
            @Nullable Boolean overdue) {}

    record Row(
            Kind kind,
            @Nullable Level level,
            String principal,
            UUID subject,
            @Nullable Integer year,
            LocalDate dueOn,
            String source,
            boolean unsure,
            String place) {

        Duty view(LocalDate today) {
            return new Duty(kind, level, principal, subject, year, dueOn, dueOn.isBefore(today), source, unsure);
        }
    }

    /** The soonest due first. */
    Mono<Page<Row>> open(Scope scope, Filter filter, PageRequest page, LocalDate today) {
        var after = ORDER.after(page);
        return database.sql(OWED + """
                        select * from (
                            select kind, level, principal, subject, year, due_on, source, unsure,
                                   concat_ws(' ', due_on, kind, subject, level, lpad(year::text, 3, '0')) as place
                            from owed
                            where (:kind = '' or kind = :kind)
                                and (:overdue = '' or (due_on < :today) = (:overdue = 'true'))) found
                        where place collate "C" > :after
                        """ + scope.condition("principal") + """

                        order by place collate "C" limit :limit
                        """)
                .bind("principal", filter.principal() == null ? "" : filter.principal())
                .bind("kind", filter.kind() == null ? "" : filter.kind().name())
                .bind(
                        "overdue",
                        filter.overdue() == null ? "" : filter.overdue().toString())
                .bind("today", today)
                .bind("after", after.isEmpty() ? "" : after.getFirst())
                .bind("limit", page.fetch())
                .mapProperties(Row.class)
                .all()
                .collectList()
                .map(rows -> ORDER.page(rows, page));
    }

    private record Days(int days, String source, boolean unsure) {}

    /** The last day, and the source of the limit. */
    record Due(LocalDate on, String source, boolean unsure) {}

    /** Empty where no rule in force sets such a limit. */
    Mono<Due> due(String principal, String kind, LocalDate from) {
        return database.sql("select days, source, unsure from duty_days(:principal, :kind, '', :from)")
                .bind("principal", principal)
                .bind("kind", kind)
                .bind("from", from)
                .mapProperties(Days.class)
                .one()
                .map(found -> new Due(from.plusDays(found.days()), found.source(), found.unsure()));
    }
}
