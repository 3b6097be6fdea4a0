package org.fivetrust.agreements.agreement;

import java.util.UUID;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Resolutions that agreements rest on: they must be valid, and of a body that may decide on an agency. */
@Component
class ResolutionChecks {

    private final DatabaseClient database;

    ResolutionChecks(DatabaseClient database) {
        this.database = database;
    }

    private record Vote(
            UUID id,
            boolean valid,
            String reasons,
            String body,
            @Nullable String barred,
            @Nullable Integer carries,
            boolean decidesOthers) {}

    /** The resolution, if an agreement of this principal may rest on it. */
    Mono<UUID> mustCarry(String principal, UUID resolution) {
        return database.sql("""
                        select r.id, r.valid,
                               coalesce((select string_agg(one ->> 'figure' || ': ' || (one ->> 'actual') || ' < '
                                   || (one ->> 'required'), '; ') from jsonb_array_elements(r.reasons) one), '') as reasons,
                               r.body,
                               (select b.decided_by || ' (' || b.source || ')' from meeting_topic_bar b
                                join principal p on p.principal = r.principal and p.kind = b.for_kind
                                join community c on c.code = p.community and b.region in ('CN', c.region)
                                where b.body = r.body and b.topic = 'AGENCY_AGREEMENT' and in_force(b.valid_from, b.valid_to, r.held_on)
                                limit 1) as barred,
                               coalesce(
                                   (select max(a.version) from agreement a
                                    where a.principal = r.principal and a.resolution = r.id and a.status <> 'DRAFT'),
                                   (select 0 from agreement_termination t
                                    where t.principal = r.principal and t.resolution = r.id limit 1)) as carries,
                               (select bool_and(i.kind is not null and i.kind <> 'AGENCY_AGREEMENT') from resolution_item i
                                where i.principal = r.principal and i.resolution = r.id) is true
                                   or exists (select 1 from resolution_use u where u.principal = r.principal
                                                  and u.resolution = r.id and u.item is null) as decides_others
                        from resolution r where r.principal = :principal and r.id = :id
                        """)
                .bind("principal", principal)
                .bind("id", resolution)
                .mapProperties(Vote.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("resolution", resolution)))
                .doOnNext(ResolutionChecks::mustCount)
                .map(Vote::id);
    }

    private static void mustCount(Vote vote) {
        if (!vote.valid()) {
            throw new Refused(Refusal.rule("resolution.invalid")
                    .with("resolution", vote.id())
                    .with("reasons", vote.reasons())
                    .curedBy(voteAgain()));
        }
        if (vote.barred() != null) {
            throw new Refused(Refusal.rule("agreement.body-not-competent")
                    .with("body", vote.body())
                    .with("decidedBy", vote.barred())
                    .curedBy(voteAgain()));
        }
        if (vote.decidesOthers()) {
            throw new Refused(Refusal.rule("agreement.resolution-of-other-acts")
                    .with("resolution", vote.id())
                    .curedBy(voteAgain()));
        }
        if (vote.carries() != null) {
            throw used(vote.id(), vote.carries());
        }
    }

    private static Refused used(UUID resolution, int version) {
        return new Refused(Refusal.rule("agreement.resolution-used")
                .with("resolution", resolution)
                .with("version", version)
                .curedBy(voteAgain()));
    }

    private static Cure voteAgain() {
        return Cure.of("resolution.vote-again", Roles.COMMITTEE_DIRECTOR).at("/v1/resolutions");
    }

    /** A new version rests on a new resolution. */
    Mono<Void> mustBeNew(AgreementRow row, UUID resolution) {
        return database.sql("""
                        select version from agreement
                        where principal = :principal and series = :series and resolution = :resolution limit 1
                        """)
                .bind("principal", row.principal())
                .bind("series", row.series())
                .bind("resolution", resolution)
                .mapValue(Integer.class)
                .one()
                .doOnNext(version -> {
                    throw used(resolution, version);
                })
                .then();
    }

    /** The last year of the agreement must have a favourable review. */
    Mono<Void> mustBeReviewed(AgreementRow row) {
        return database.sql("""
                        with life as (
                            select min(in_force_from) as first, max(in_force_to) as last from agreement
                            where principal = :principal and series = :series and in_force_from <= in_force_to)
                        select extract(year from age(l.last, l.first))::int + 1 as year,
                               (select r.outcome from agreement_review r
                                where r.principal = :principal and r.series = :series
                                    and r.year = extract(year from age(l.last, l.first))::int + 1) as outcome
                        from life l
                        """)
                .bind("principal", row.principal())
                .bind("series", row.series())
                .mapProperties(Reviewed.class)
                .one()
                .doOnNext(Reviewed::mustLetItGoOn)
                .then();
    }

    private record Reviewed(int year, @Nullable String outcome) {

        void mustLetItGoOn() {
            if (outcome == null) {
                throw new Refused(Refusal.rule("agreement.review-missing")
                        .with("year", year)
                        .curedBy(Cure.of("agreement.review", Roles.COMMITTEE_DIRECTOR)));
            }
            if (!outcome.equals("CONTINUE") && !outcome.equals("RENEW")) {
                throw new Refused(Refusal.rule("agreement.review-against")
                        .with("year", year)
                        .with("outcome", outcome));
            }
        }
    }
}
