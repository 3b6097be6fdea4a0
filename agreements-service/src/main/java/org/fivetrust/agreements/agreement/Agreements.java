package org.fivetrust.agreements.agreement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.AgreementEffect;
import org.fivetrust.agreements.agreement.model.AgreementHold;
import org.fivetrust.agreements.agreement.model.AgreementVersion;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.agreement.model.ClauseRule;
import org.fivetrust.agreements.agreement.model.CompiledAgreement;
import org.fivetrust.agreements.agreement.model.ResumedAgreement;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.Outbox;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Agreements as other features need them: the version in force, compiled, and what holds it back. */
@Component
public class Agreements {

    /** About what the communities of a district need; some 20 kB each. */
    private static final int COMPILED_AT_MOST = 4096;

    private static final String COLUMNS = """
            select principal, id, version, digest, resolution, subdistrict, community, coalesce(in_force_from, term_from) as first_day,
                   coalesce(in_force_to, term_to) as last_day,
                   case when status <> 'DRAFT' then (greatest(community_signed_at, subdistrict_signed_at)
                       at time zone 'Asia/Shanghai')::date end as signed_on
            from agreement
            """;

    /** The clauses of a version never change, so an entry is never stale. */
    private final Cache<UUID, CompiledAgreement> compiled =
            Caffeine.newBuilder().maximumSize(COMPILED_AT_MOST).build();

    private final DatabaseClient database;
    private final AgreementHolds holds;
    private final AgreementEffects effects;
    private final Outbox outbox;
    private final JsonMapper json;

    Agreements(
            DatabaseClient database, AgreementHolds holds, AgreementEffects effects, Outbox outbox, JsonMapper json) {
        this.database = database;
        this.holds = holds;
        this.effects = effects;
        this.outbox = outbox;
        this.json = json;
    }

    /** Called in the transaction in which a suspended agreement is resumed. */
    public interface ResumptionListener {

        Mono<Void> resumed(ResumedAgreement agreement);
    }

    private record Row(
            String principal,
            UUID id,
            int version,
            String digest,
            UUID resolution,
            String subdistrict,
            String community,
            LocalDate firstDay,
            LocalDate lastDay,
            @Nullable LocalDate signedOn) {

        AgreementVersion with(CompiledAgreement compiledAgreement) {
            return new AgreementVersion(
                    new PrincipalId(principal),
                    id,
                    version,
                    digest,
                    resolution,
                    subdistrict,
                    community,
                    firstDay,
                    lastDay,
                    signedOn,
                    compiledAgreement);
        }
    }

    /** Drafts and ended ones included. */
    public Mono<AgreementVersion> find(UUID id) {
        return all(database.sql(COLUMNS + "where id = :id").bind("id", id)).singleOrEmpty();
    }

    public Mono<AgreementVersion> inForce(PrincipalId principal, LocalDate on) {
        return all(database.sql(COLUMNS + """
                        where principal = :principal and status = 'SIGNED' and :on between in_force_from and in_force_to
                        """)
                        .bind("principal", principal.value())
                        .bind("on", on))
                .singleOrEmpty();
    }

    /** Every version that is in force on this day or a later one. */
    public Flux<AgreementVersion> inForceFrom(PrincipalId principal, LocalDate day) {
        return all(
                database.sql(COLUMNS + """
                        where principal = :principal and status = 'SIGNED' and in_force_to >= :day
                            and in_force_from <= in_force_to
                        """).bind("principal", principal.value()).bind("day", day));
    }

    /**
     * In force on that day by what was known at that moment: a signature given later does not count, nor does an end
     * declared later. An end that was known counts from its own day on.
     */
    public Mono<AgreementVersion> knownInForce(PrincipalId principal, LocalDate on, Instant knownAt) {
        return all(database.sql(COLUMNS + """
                        where principal = :principal and status <> 'DRAFT' and :on between in_force_from and term_to
                            and greatest(community_signed_at, subdistrict_signed_at) <= :known
                            and (terminated_at is null or terminated_at > :known
                                or :on < (terminated_at at time zone 'Asia/Shanghai')::date)
                        order by version desc, greatest(community_signed_at, subdistrict_signed_at) desc limit 1
                        """)
                        .bind("principal", principal.value())
                        .bind("on", on)
                        .bind("known", knownAt))
                .singleOrEmpty();
    }

    /** The last one that was in force, where none is. */
    public Mono<AgreementVersion> last(PrincipalId principal, LocalDate on) {
        return all(database.sql(COLUMNS + """
                        where principal = :principal and status <> 'DRAFT' and in_force_from <= :on and in_force_to < :on
                        order by in_force_to desc, version desc limit 1
                        """)
                        .bind("principal", principal.value())
                        .bind("on", on))
                .singleOrEmpty();
    }

    /** The rows are read to their end before the next statement is sent on the same connection. */
    private Flux<AgreementVersion> all(GenericExecuteSpec statement) {
        return statement
                .mapProperties(Row.class)
                .all()
                .collectList()
                .flatMapIterable(rows -> rows)
                .concatMap(row -> compiled(row.id()).map(row::with));
    }

    public Mono<CompiledAgreement> compiled(UUID agreement) {
        return Mono.justOrEmpty(compiled.getIfPresent(agreement))
                .switchIfEmpty(
                        Mono.defer(() -> compile(agreement)).doOnNext(clauses -> compiled.put(agreement, clauses)));
    }

    /** From the clauses as they are stored, whatever was compiled before. */
    public Mono<CompiledAgreement> compile(UUID agreement) {
        return database.sql("select terms from agreement where id = :id")
                .bind("id", agreement)
                .mapValue(String.class)
                .one()
                .map(terms -> new CompiledAgreement(json.readValue(terms, new TypeReference<List<ClauseRule>>() {})));
    }

    public Mono<AgreementHold> hold(AgreementVersion agreement) {
        return holds.of(agreement.principal(), agreement.id());
    }

    /** As it was known at a moment: a suspension, a notice or a hand-over of later does not count. */
    public Mono<AgreementHold> hold(AgreementVersion agreement, Instant knownAt) {
        return holds.of(agreement.principal(), agreement.id(), knownAt);
    }

    /** What an agreement, by any of its versions, lets become of the acts under it today. */
    public Mono<AgreementEffect> effect(UUID agreement) {
        return effects(List.of(agreement)).flatMap(known -> Mono.justOrEmpty(known.get(agreement)));
    }

    public Mono<Map<UUID, AgreementEffect>> effects(Collection<UUID> agreements) {
        return effects.of(agreements)
                .concatMap(row -> compiled(row.version()).map(clauses -> Map.entry(row.id(), row.effect(clauses))))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Nobody suspends, amends or ends it until the transaction is over; what is read after this holds. */
    public Mono<Void> lockAgainstChange(PrincipalId principal, UUID agreement) {
        return database.sql("""
                        select 1 from agreement first
                        where first.principal = :principal and first.id = (
                            select a.series from agreement a where a.principal = :principal and a.id = :agreement)
                        for share
                        """)
                .bind("principal", principal.value())
                .bind("agreement", agreement)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Whenever what is in force changes, all five areas drop their mandates and ask for new ones. */
    public Mono<Void> revokeMandates(PrincipalId principal) {
        return Flux.fromArray(Area.values())
                .concatMap(area -> outbox.add(Event.to(area.service(), principal, "mandate.revoked", Map.of())))
                .then();
    }
}
