package org.fivetrust.agreements.duty;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreements.duty.DutyMessages.AskFiling;
import org.fivetrust.agreements.duty.DutyMessages.AskReview;
import org.fivetrust.agreements.duty.DutyMessages.Filing;
import org.fivetrust.agreements.duty.DutyMessages.Level;
import org.fivetrust.agreements.duty.DutyMessages.Outcome;
import org.fivetrust.agreements.duty.DutyMessages.Review;
import org.fivetrust.agreements.duty.model.AgreementYears;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stored filings and reviews, each written once. */
@Component
class Filings {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Clock clock;

    Filings(DatabaseClient database, R2dbcEntityTemplate entities, Clock clock) {
        this.database = database;
        this.entities = entities;
        this.clock = clock;
    }

    /** The agreement that is filed or reviewed. */
    record Paper(
            String principal,
            UUID id,
            UUID series,
            String subdistrict,
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

    Mono<Paper> paper(Scope scope, UUID agreement) {
        return database.sql("""
                        select a.principal, a.id, a.series, a.subdistrict,
                               case when a.status <> 'DRAFT' then
                                   (greatest(a.community_signed_at, a.subdistrict_signed_at)
                                       at time zone 'Asia/Shanghai')::date end as signed_on,
                               (select min(v.in_force_from) from agreement v
                                where v.principal = a.principal and v.series = a.series
                                    and v.in_force_from <= v.in_force_to) as first,
                               (select max(v.in_force_to) from agreement v
                                where v.principal = a.principal and v.series = a.series
                                    and v.in_force_from <= v.in_force_to) as last
                        from agreement a where a.id = :id
                        """ + scope.condition("a.principal"))
                .bind("id", agreement)
                .mapProperties(Paper.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("agreement", agreement)));
    }

    @Table("agreement_filing")
    record NewFiling(
            String principal,
            @Id UUID id,
            UUID agreement,
            Level level,
            String authority,
            String number,
            LocalDate filedOn,
            @Nullable String record,
            String recordedBy,
            Instant recordedAt) {}

    @Table("agreement_review")
    record NewReview(
            String principal,
            @Id UUID id,
            UUID series,
            int year,
            LocalDate heldOn,
            Outcome outcome,
            String findings,
            @Nullable String record,
            String recordedBy,
            String recordedByName,
            String role,
            Instant recordedAt) {}

    /** Refused where the version is filed on this level. */
    Mono<Void> add(UUID id, Paper paper, AskFiling ask, Caller caller) {
        var filing = new NewFiling(
                paper.principal(),
                id,
                paper.id(),
                ask.level(),
                ask.authority(),
                ask.number(),
                ask.filedOn(),
                ask.record(),
                caller.subject(),
                clock.instant());
        return addOnce(filing, Refusal.state("agreement.filed-already").with("what", ask.level()));
    }

    /** Refused where the year is reviewed. */
    Mono<Void> add(UUID id, Paper paper, AskReview ask, String role, Caller caller) {
        var review = new NewReview(
                paper.principal(),
                id,
                paper.series(),
                ask.year(),
                ask.heldOn(),
                ask.outcome(),
                ask.findings(),
                ask.record(),
                caller.subject(),
                caller.name(),
                role,
                clock.instant());
        return addOnce(review, Refusal.state("agreement.reviewed-already").with("what", ask.year()));
    }

    private Mono<Void> addOnce(Object row, Refusal otherwise) {
        return entities.insert(row)
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(otherwise))
                .then();
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
