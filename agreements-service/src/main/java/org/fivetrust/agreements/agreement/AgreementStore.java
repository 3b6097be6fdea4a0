package org.fivetrust.agreements.agreement;

import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreements.agreement.AgreementMessages.View;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.agreement.model.Period;
import org.fivetrust.shared.kernel.AdvisoryLock;
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

/** Agreements at rest: what a version says never changes, who signed is added once. */
@Component
class AgreementStore {

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    AgreementStore(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** Where a principal lives. */
    record Home(String community, String street) {}

    /** Which version of which series a draft becomes. */
    record Place(UUID id, UUID series, int version) {}

    Mono<Home> home(PrincipalId principal) {
        return database.sql("select community, street from principal where principal = :principal")
                .bind("principal", principal.value())
                .mapProperties(Home.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("principal", principal)));
    }

    String write(List<?> clauses) {
        return json.writeValueAsString(clauses);
    }

    List<ClauseMessage> read(String clauses) {
        return json.readValue(clauses, new TypeReference<>() {});
    }

    View view(AgreementRow row, LocalDate on) {
        return row.view(read(row.clauses()), json.readValue(row.warnings(), new TypeReference<>() {}), on);
    }

    Mono<Void> add(Place place, Drafting.Draft draft, Home home, String digest, Caller caller) {
        var insert = database.sql("""
                        insert into agreement (principal, id, series, version, street, community, template,
                            template_version, resolution, term_from, term_to, scope, handover_required, clauses, terms,
                            digest, warnings, status, drafted_by, drafted_at)
                        values (:principal, :id, :series, :version, :street, :community, :template,
                            :template_version, :resolution, :from, :to, :scope, :handover, :clauses, :terms,
                            :digest, :warnings, 'DRAFT', :by, :at)
                        """)
                .bind("principal", draft.principal().value())
                .bind("id", place.id())
                .bind("series", place.series())
                .bind("version", place.version())
                .bind("street", home.street())
                .bind("community", home.community())
                .bind("resolution", draft.resolution())
                .bind("from", draft.term().from())
                .bind("to", draft.term().to())
                .bind("scope", names(draft.scope()))
                .bind("handover", names(draft.handoverRequired()))
                .bind("clauses", write(draft.clauses()))
                .bind("terms", write(draft.terms()))
                .bind("digest", digest)
                .bind("warnings", Json.of(write(draft.warnings())))
                .bind("by", caller.subject())
                .bind("at", clock.instant());
        insert = draft.template() == null
                ? insert.bindNull("template", String.class)
                : insert.bind("template", draft.template());
        insert = draft.templateVersion() == null
                ? insert.bindNull("template_version", Integer.class)
                : insert.bind("template_version", draft.templateVersion());
        return insert.then();
    }

    private static String[] names(Set<Area> areas) {
        return areas.stream().map(Area::name).toArray(String[]::new);
    }

    Mono<AgreementRow> find(UUID id) {
        return one(AgreementRow.SELECT + "where a.id = :id", id);
    }

    Mono<AgreementRow> lock(UUID id) {
        return one(AgreementRow.SELECT + "where a.id = :id for update of a", id);
    }

    private Mono<AgreementRow> one(String sql, UUID id) {
        return database.sql(sql)
                .bind("id", id)
                .mapProperties(AgreementRow.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("agreement", id)));
    }

    Flux<AgreementRow> list(@Nullable String principal, PageRequest page) {
        return database.sql(AgreementRow.SELECT + """
                        where (:principal = '' or a.principal = :principal) and a.id::text > :after
                        order by a.id::text limit :limit
                        """)
                .bind("principal", principal == null ? "" : principal)
                .bind("after", page.after() == null ? "" : page.after())
                .bind("limit", page.fetch())
                .mapProperties(AgreementRow.class)
                .all();
    }

    /** Every version, the oldest first. */
    Flux<AgreementRow> versions(AgreementRow one) {
        return database.sql(AgreementRow.SELECT + """
                        where a.principal = :principal and a.series = :series order by a.version
                        """)
                .bind("principal", one.principal())
                .bind("series", one.series())
                .mapProperties(AgreementRow.class)
                .all();
    }

    /** An agreement of another series that is in force on one of these days. */
    Mono<UUID> overlapping(AgreementRow row, Period period) {
        return database.sql("""
                        select id from agreement
                        where principal = :principal and series <> :series and status = 'SIGNED'
                            and in_force_from <= in_force_to and in_force_from <= :to and in_force_to >= :from
                        limit 1
                        """)
                .bind("principal", row.principal())
                .bind("series", row.series())
                .bind("from", period.from())
                .bind("to", period.to())
                .mapValue(UUID.class)
                .one();
    }

    /** Two signatures at the same moment queue, and so do two agreements of one principal. */
    Mono<Void> queue(String principal) {
        return database.sql("select " + AdvisoryLock.AGREEMENTS.hold(":principal"))
                .bind("principal", principal)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** The first of two signatures. */
    Mono<Void> signed(AgreementRow row, boolean byStreet, Caller caller) {
        return sign(row, byStreet, "", caller).then();
    }

    /** The second one: signed, and in force for its days. */
    Mono<Void> completed(AgreementRow row, boolean byStreet, Period period, Caller caller) {
        return sign(row, byStreet, ", status = 'SIGNED', in_force_from = :from, in_force_to = :to", caller)
                .bind("from", period.from())
                .bind("to", period.to())
                .then();
    }

    private DatabaseClient.GenericExecuteSpec sign(AgreementRow row, boolean byStreet, String more, Caller caller) {
        return database.sql("update agreement set "
                        + (byStreet
                                ? "street_signed_by = :by, street_signed_at = :at"
                                : "community_signed_by = :by, community_signed_at = :at")
                        + more + " where principal = :principal and id = :id")
                .bind("by", caller.subject())
                .bind("at", clock.instant())
                .bind("principal", row.principal())
                .bind("id", row.id());
    }

    /** No version of the series is in force from this day on. */
    Mono<Void> endBefore(AgreementRow row, LocalDate day) {
        return database.sql("""
                        update agreement set in_force_to = :last
                        where principal = :principal and series = :series and status = 'SIGNED' and in_force_to > :last
                        """)
                .bind("last", day.minusDays(1))
                .bind("principal", row.principal())
                .bind("series", row.series())
                .then();
    }

    /** Ended at once: whatever of the series is or would come in force is terminated. */
    Mono<Void> terminated(AgreementRow row, LocalDate day, String reason, Caller caller) {
        return database.sql("""
                        update agreement set status = 'TERMINATED', terminated_by = :by, terminated_at = :at,
                            termination_reason = :reason, in_force_to = :last
                        where principal = :principal and series = :series and status = 'SIGNED' and in_force_to > :last
                        """)
                .bind("by", caller.subject())
                .bind("at", clock.instant())
                .bind("reason", reason)
                .bind("last", day.minusDays(1))
                .bind("principal", row.principal())
                .bind("series", row.series())
                .then();
    }
}
