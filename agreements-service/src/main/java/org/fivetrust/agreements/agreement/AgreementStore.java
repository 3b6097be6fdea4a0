package org.fivetrust.agreements.agreement;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;
import static org.springframework.data.relational.core.query.Update.update;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreements.agreement.AgreementMessages.View;
import org.fivetrust.agreements.agreement.AgreementMessages.Warning;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.agreement.model.Period;
import org.fivetrust.shared.kernel.AdvisoryLock;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.query.Query;
import org.springframework.data.relational.core.query.Update;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stored agreements: the text of a version never changes, a signature is added once. */
@Component
class AgreementStore {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final JsonMapper json;
    private final Clock clock;

    AgreementStore(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, JsonMapper json, Clock clock) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.json = json;
        this.clock = clock;
    }

    /** Community and sub-district of a principal. */
    record Home(String community, String subdistrict) {}

    /** Which version of which series a draft becomes. */
    record Place(UUID id, UUID series, int version) {}

    Mono<Home> home(PrincipalId principal) {
        return database.sql("select community, subdistrict from principal where principal = :principal")
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
        return row.view(read(row.clauses()), json.convertValue(row.warnings(), new TypeReference<>() {}), on);
    }

    @Table("agreement")
    record NewAgreement(
            String principal,
            @Id UUID id,
            UUID series,
            int version,
            String subdistrict,
            String community,
            @Nullable String template,
            @Nullable Integer templateVersion,
            UUID resolution,
            LocalDate termFrom,
            LocalDate termTo,
            List<String> scope,
            List<String> handoverRequired,
            String clauses,
            String terms,
            String digest,
            JsonNode warnings,
            String status,
            String draftedBy,
            Instant draftedAt) {}

    Mono<Void> add(Place place, Drafting.Draft draft, Home home, String digest, Caller caller) {
        return entities.insert(new NewAgreement(
                        draft.principal().value(),
                        place.id(),
                        place.series(),
                        place.version(),
                        home.subdistrict(),
                        home.community(),
                        draft.template(),
                        draft.templateVersion(),
                        draft.resolution(),
                        draft.term().from(),
                        draft.term().to(),
                        names(draft.scope()),
                        names(draft.handoverRequired()),
                        write(draft.clauses()),
                        write(draft.terms()),
                        digest,
                        json.valueToTree(
                                draft.warnings().stream().map(Warning::of).toList()),
                        "DRAFT",
                        caller.subject(),
                        clock.instant()))
                .then();
    }

    private static List<String> names(Set<Area> areas) {
        return areas.stream().map(Area::name).toList();
    }

    Mono<AgreementRow> find(Scope scope, UUID id) {
        return lists.of(AgreementRow.class, scope).where(AgreementRow::id, id).one("agreement", id);
    }

    Mono<AgreementRow> lock(Scope scope, UUID id) {
        return lists.lock("agreement", scope, id).then(Mono.defer(() -> find(scope, id)));
    }

    Mono<Page<AgreementRow>> list(Scope scope, @Nullable String principal, PageRequest page) {
        return lists.of(AgreementRow.class, scope)
                .where(AgreementRow::principal, principal)
                .inOrderOf(AgreementRow::id)
                .page(page);
    }

    /** Every version, the oldest first. */
    Flux<AgreementRow> versions(AgreementRow one) {
        return entities.select(seriesOf(one).sort(Sort.by("version")), AgreementRow.class);
    }

    private static Query seriesOf(AgreementRow row) {
        return query(where("principal").is(row.principal()).and("series").is(row.series()));
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

    /** Signatures of agreements of one principal wait for each other. */
    Mono<Void> queue(String principal) {
        return database.sql("select " + AdvisoryLock.AGREEMENTS.hold(":principal"))
                .bind("principal", principal)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** The first of two signatures. */
    Mono<Void> signed(AgreementRow row, boolean bySubdistrict, Caller caller) {
        return change(row, signature(bySubdistrict, caller));
    }

    /** The second signature: the version is in force for its days. */
    Mono<Void> completed(AgreementRow row, boolean bySubdistrict, Period period, Caller caller) {
        return change(
                row,
                signature(bySubdistrict, caller)
                        .set("status", "SIGNED")
                        .set("inForceFrom", period.from())
                        .set("inForceTo", period.to()));
    }

    private Update signature(boolean bySubdistrict, Caller caller) {
        return bySubdistrict
                ? update("subdistrictSignedBy", caller.subject()).set("subdistrictSignedAt", clock.instant())
                : update("communitySignedBy", caller.subject()).set("communitySignedAt", clock.instant());
    }

    private Mono<Void> change(AgreementRow row, Update change) {
        return entities.update(AgreementRow.class)
                .inTable("agreement")
                .matching(query(where("principal").is(row.principal()).and("id").is(row.id())))
                .apply(change)
                .then();
    }

    /** No version of the series is in force from this day on. */
    Mono<Void> endBefore(AgreementRow row, LocalDate day) {
        var last = day.minusDays(1);
        return entities.update(AgreementRow.class)
                .inTable("agreement")
                .matching(query(where("principal")
                        .is(row.principal())
                        .and("series")
                        .is(row.series())
                        .and("status")
                        .is("SIGNED")
                        .and("inForceTo")
                        .greaterThan(last)))
                .apply(update("inForceTo", last))
                .then();
    }

    /** Ended at once: versions of the series that are in force or would come into force are terminated. */
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
