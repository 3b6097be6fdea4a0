package org.fivetrust.agreements.authority;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fivetrust.agreements.agreement.Agreements;
import org.fivetrust.agreements.agreement.model.AgreementEffect;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.agreement.model.CompiledAgreement;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whether the agreements behind matters and warrants are in force at this moment. */
@Component
class AgreementEffects {

    private final DatabaseClient database;
    private final Agreements agreements;
    private final WorkingCalendar workingCalendar;

    AgreementEffects(DatabaseClient database, Agreements agreements, WorkingCalendar workingCalendar) {
        this.database = database;
        this.agreements = agreements;
        this.workingCalendar = workingCalendar;
    }

    private record Row(
            UUID id,
            UUID series,
            @Nullable String suspendedFor,
            @Nullable LocalDate effectiveOn,
            LocalDate lastDay,
            UUID version,
            String[] handedBack) {

        AgreementEffect force(CompiledAgreement compiledAgreement) {
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

    /** An agreement and its effect today. */
    private record Read(UUID id, AgreementEffect force) {}

    /**
     * Locks the agreement against suspension, amendment and termination until the transaction ends; read it after this.
     */
    Mono<Void> hold(String principal, UUID agreement) {
        return agreements.lockAgainstChange(new PrincipalId(principal), agreement);
    }

    Mono<AgreementEffect> of(UUID agreement) {
        return of(new UUID[] {agreement}).next().map(Read::force);
    }

    /** Each of these agreements, whatever version of it is named. */
    Mono<Map<UUID, AgreementEffect>> of(Collection<UUID> agreements) {
        return of(agreements.toArray(UUID[]::new)).collectMap(Read::id, Read::force);
    }

    private Flux<Read> of(UUID[] agreements) {
        var today = workingCalendar.today();
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
                .bind("today", today)
                .bind("agreements", agreements)
                .mapProperties(Row.class)
                .all()
                .collectList()
                .flatMapIterable(rows -> rows)
                .concatMap(this::read);
    }

    private Mono<Read> read(Row row) {
        return agreements
                .compiled(row.version())
                .map(compiledAgreement -> new Read(row.id(), row.force(compiledAgreement)));
    }
}
