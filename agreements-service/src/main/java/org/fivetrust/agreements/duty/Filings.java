package org.fivetrust.agreements.duty;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreements.duty.DutyMessages.AskFiling;
import org.fivetrust.agreements.duty.DutyMessages.AskReview;
import org.fivetrust.agreements.duty.DutyMessages.Filing;
import org.fivetrust.agreements.duty.DutyMessages.Review;
import org.fivetrust.agreements.duty.model.AgreementYears;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Filings and reviews at rest, each written once. */
@Component
class Filings {

    private final DatabaseClient database;
    private final Clock clock;

    Filings(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The agreement a paper is about. */
    record Paper(
            String principal,
            UUID id,
            UUID series,
            String street,
            @Nullable LocalDate signedOn,
            @Nullable LocalDate first,
            @Nullable LocalDate last) {

        PrincipalId owner() {
            return new PrincipalId(principal);
        }

        @Nullable
        AgreementYears years() {
            return first == null || last == null ? null : new AgreementYears(first, last);
        }
    }

    Mono<Paper> paper(UUID agreement) {
        return database.sql("""
                        select a.principal, a.id, a.series, a.street,
                               case when a.status <> 'DRAFT' then
                                   (greatest(a.community_signed_at, a.street_signed_at)
                                       at time zone 'Asia/Shanghai')::date end as signed_on,
                               (select min(v.in_force_from) from agreement v
                                where v.principal = a.principal and v.series = a.series
                                    and v.in_force_from <= v.in_force_to) as first,
                               (select max(v.in_force_to) from agreement v
                                where v.principal = a.principal and v.series = a.series
                                    and v.in_force_from <= v.in_force_to) as last
                        from agreement a where a.id = :id
                        """)
                .bind("id", agreement)
                .mapProperties(Paper.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("agreement", agreement)));
    }

    /** @return 0 where this level has it already */
    Mono<Long> add(UUID id, Paper paper, AskFiling ask, Caller caller) {
        var insert = database.sql("""
                        insert into agreement_filing (principal, id, agreement, level, authority, number, filed_on,
                            record, recorded_by, recorded_at)
                        values (:principal, :id, :agreement, :level, :authority, :number, :on, :record, :by, :at)
                        on conflict (principal, agreement, level) do nothing
                        """)
                .bind("principal", paper.principal())
                .bind("id", id)
                .bind("agreement", paper.id())
                .bind("level", ask.level().name())
                .bind("authority", ask.authority())
                .bind("number", ask.number())
                .bind("on", ask.filedOn())
                .bind("by", caller.subject())
                .bind("at", clock.instant());
        return record(insert, ask.record()).fetch().rowsUpdated();
    }

    /** @return 0 where this year has been reviewed */
    Mono<Long> add(UUID id, Paper paper, AskReview ask, String role, Caller caller) {
        var insert = database.sql("""
                        insert into agreement_review (principal, id, series, year, held_on, outcome, findings, record,
                            recorded_by, recorded_by_name, role, recorded_at)
                        values (:principal, :id, :series, :year, :on, :outcome, :findings, :record,
                            :by, :name, :role, :at)
                        on conflict (principal, series, year) do nothing
                        """)
                .bind("principal", paper.principal())
                .bind("id", id)
                .bind("series", paper.series())
                .bind("year", ask.year())
                .bind("on", ask.heldOn())
                .bind("outcome", ask.outcome().name())
                .bind("findings", ask.findings())
                .bind("by", caller.subject())
                .bind("name", caller.name())
                .bind("role", role)
                .bind("at", clock.instant());
        return record(insert, ask.record()).fetch().rowsUpdated();
    }

    private static DatabaseClient.GenericExecuteSpec record(
            DatabaseClient.GenericExecuteSpec insert, @Nullable String record) {
        return record == null ? insert.bindNull("record", String.class) : insert.bind("record", record);
    }

    Flux<Filing> filings(Paper paper) {
        return database.sql("""
                        select id, agreement, level, authority, number, filed_on, record, recorded_by, recorded_at
                        from agreement_filing where principal = :principal and agreement = :agreement
                        order by filed_on, level
                        """)
                .bind("principal", paper.principal())
                .bind("agreement", paper.id())
                .mapProperties(Filing.class)
                .all();
    }

    Flux<Review> reviews(Paper paper) {
        return database.sql("""
                        select id, series, year, held_on, outcome, findings, record, recorded_by, recorded_by_name, role,
                               recorded_at
                        from agreement_review where principal = :principal and series = :series order by year
                        """)
                .bind("principal", paper.principal())
                .bind("series", paper.series())
                .mapProperties(Review.class)
                .all();
    }
}
