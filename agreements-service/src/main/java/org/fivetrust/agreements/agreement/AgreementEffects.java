package org.fivetrust.agreements.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fivetrust.agreements.agreement.model.AgreementEffect;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.agreement.model.CompiledAgreement;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Reads whether agreements are in force, suspended or ended today. */
@Component
class AgreementEffects {

    private final DatabaseClient database;
    private final Clock clock;

    AgreementEffects(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** An agreement with the version in force, or the last one that was. */
    record Row(
            UUID id,
            UUID series,
            @Nullable String suspendedFor,
            @Nullable LocalDate effectiveOn,
            LocalDate lastDay,
            UUID version,
            String[] handedBack) {

        AgreementEffect effect(CompiledAgreement compiledAgreement) {
            var endsOn = lastDay.plusDays(1);
            return new AgreementEffect(
                    series,
                    suspendedFor,
                    endsOn,
                    effectiveOn != null && !effectiveOn.isAfter(endsOn),
                    Stream.of(handedBack).map(Area::valueOf).collect(Collectors.toUnmodifiableSet()),
                    compiledAgreement);
        }
    }

    Flux<Row> of(Collection<UUID> agreements) {
        return database.sql("""
                        select a.id, a.series, s.reason as suspended_for, t.effective_on, ran.last_day,
                               coalesce(ran.version, a.id) as version,
                               array(select h.area from handover h
                                     where h.principal = a.principal and h.agreement = a.series
                                         and h.direction = 'HAND_BACK' and h.status = 'COMPLETE') as handed_back
                        from agreement a
                        cross join lateral (
                            select max(v.in_force_to) as last_day,
                                   (array_agg(v.id order by v.in_force_from <= v.in_force_to desc, v.version desc)
                                       filter (where v.in_force_from <= :today))[1] as version
                            from agreement v
                            where v.principal = a.principal and v.series = a.series and v.status <> 'DRAFT') ran
                        left join agreement_suspension s
                               on s.principal = a.principal and s.agreement = a.series and s.resumed_at is null
                        left join agreement_termination t on t.principal = a.principal and t.agreement = a.series
                        where a.id = any (:agreements)
                        """)
                .bind("today", LocalDate.now(clock))
                .bind("agreements", agreements.toArray(UUID[]::new))
                .mapProperties(Row.class)
                .all()
                .collectList()
                .flatMapIterable(rows -> rows);
    }
}
