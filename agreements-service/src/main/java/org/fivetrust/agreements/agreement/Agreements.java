package org.fivetrust.agreements.agreement;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Agreements at rest: what they say never changes, who signed is added once. */
@Component
class Agreements {

    private static final String COLUMNS = """
            select principal, id, version, street, community, template, resolution, term_from, term_to, clauses, digest,
                   status, drafted_at, community_signed_by, community_signed_at, street_signed_by, street_signed_at,
                   terminated_at, termination_reason
            from agreement
            """;

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    Agreements(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** Where a principal lives. */
    record Home(String community, String street) {}

    /** Whether the vote behind an agreement counts, and why not. */
    record Vote(boolean valid, String reasons) {}

    Mono<Home> home(PrincipalId principal) {
        return database.sql("select community, street from principal where principal = :principal")
                .bind("principal", principal.value())
                .mapProperties(Home.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("principal", principal)));
    }

    Mono<Vote> vote(PrincipalId principal, UUID resolution) {
        return database.sql("""
                        select valid, coalesce((select string_agg(r ->> 'figure' || ': ' || (r ->> 'actual') || ' < '
                                   || (r ->> 'required'), '; ') from jsonb_array_elements(reasons) r), '') as reasons
                        from resolution where principal = :principal and id = :id
                        """)
                .bind("principal", principal.value())
                .bind("id", resolution)
                .mapProperties(Vote.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("resolution", resolution)));
    }

    String write(List<?> clauses) {
        return json.writeValueAsString(clauses);
    }

    List<ClauseMessage> read(String clauses) {
        return json.readValue(clauses, new TypeReference<>() {});
    }

    Mono<Void> add(
            UUID id, AgreementMessages.Ask ask, Home home, List<ClauseMessage> clauses, String digest, Caller caller) {
        var insert = database.sql("""
                        insert into agreement (principal, id, version, street, community, template, resolution, term_from,
                            term_to, clauses, terms, digest, status, drafted_by, drafted_at)
                        values (:principal, :id, 1, :street, :community, :template, :resolution, :from,
                            :to, :clauses, :terms, :digest, 'DRAFT', :by, :at)
                        """)
                .bind("principal", ask.principal())
                .bind("id", id)
                .bind("street", home.street())
                .bind("community", home.community())
                .bind("resolution", ask.resolution())
                .bind("from", ask.term().from())
                .bind("to", ask.term().to())
                .bind("clauses", write(clauses))
                .bind("terms", write(clauses.stream().map(ClauseMessage::toTerm).toList()))
                .bind("digest", digest)
                .bind("by", caller.subject())
                .bind("at", clock.instant());
        return (ask.template() == null
                        ? insert.bindNull("template", String.class)
                        : insert.bind("template", ask.template()))
                .then();
    }

    Mono<AgreementRow> find(UUID id) {
        return one(COLUMNS + "where id = :id", id);
    }

    Mono<AgreementRow> lock(UUID id) {
        return one(COLUMNS + "where id = :id for update", id);
    }

    private Mono<AgreementRow> one(String sql, UUID id) {
        return database.sql(sql)
                .bind("id", id)
                .mapProperties(AgreementRow.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("agreement", id)));
    }

    Flux<AgreementRow> list(@Nullable String principal, PageRequest page) {
        return database.sql(COLUMNS + """
                        where (:principal = '' or principal = :principal) and id::text > :after
                        order by id::text limit :limit
                        """)
                .bind("principal", principal == null ? "" : principal)
                .bind("after", page.after() == null ? "" : page.after())
                .bind("limit", page.fetch())
                .mapProperties(AgreementRow.class)
                .all();
    }

    /** Another agreement of the same principal whose term overlaps this one's. */
    Mono<UUID> overlapping(AgreementRow row) {
        return database.sql("""
                        select id from agreement
                        where principal = :principal and id <> :id and status = 'SIGNED'
                            and daterange(term_from, term_to, '[]') && daterange(:from, :to, '[]')
                        limit 1
                        """)
                .bind("principal", row.principal())
                .bind("id", row.id())
                .bind("from", row.termFrom())
                .bind("to", row.termTo())
                .mapValue(UUID.class)
                .one();
    }

    /** Two signatures at the same moment queue, and so do two agreements of one principal. */
    Mono<Void> queue(String principal) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:principal, 4))::text")
                .bind("principal", principal)
                .fetch()
                .rowsUpdated()
                .then();
    }

    Mono<Void> signed(AgreementRow row, boolean byStreet, boolean complete, Caller caller) {
        return database.sql("update agreement set "
                        + (byStreet
                                ? "street_signed_by = :by, street_signed_at = :at"
                                : "community_signed_by = :by, community_signed_at = :at")
                        + ", status = :status where principal = :principal and id = :id")
                .bind("by", caller.subject())
                .bind("at", clock.instant())
                .bind("status", complete ? "SIGNED" : "DRAFT")
                .bind("principal", row.principal())
                .bind("id", row.id())
                .then();
    }

    Mono<Void> terminated(AgreementRow row, String reason, Caller caller) {
        return database.sql("""
                        update agreement set status = 'TERMINATED', terminated_by = :by, terminated_at = :at,
                            termination_reason = :reason
                        where principal = :principal and id = :id
                        """)
                .bind("by", caller.subject())
                .bind("at", clock.instant())
                .bind("reason", reason)
                .bind("principal", row.principal())
                .bind("id", row.id())
                .then();
    }
}
