package org.fivetrust.agreements.authority;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.ClauseRule;
import org.fivetrust.agreements.agreement.model.CompiledAgreement;
import org.fivetrust.agreements.authority.model.Ground;
import org.fivetrust.agreements.authority.model.GroundWanted;
import org.fivetrust.agreements.authority.model.PartyKey;
import org.fivetrust.agreements.authority.model.Related;
import org.fivetrust.agreements.authority.model.RelatedWanted;
import org.fivetrust.agreements.authority.model.RulingContext;
import org.fivetrust.agreements.authority.model.RulingQuery;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.kernel.AdvisoryLock;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a ruling is grounded on: the agreement in force, and what related acts have moved already. */
@Component
class Grounds {

    /** About what a street's communities and a district's beside it need; some 20 kB each. */
    private static final int COMPILED_AT_MOST = 4096;

    /** For questions of now: clocks of several services may differ by a little, and nothing known may be missed. */
    static final Instant EVERYTHING = Instant.parse("9999-12-31T00:00:00Z");

    private static final String COLUMNS =
            "select id, version, digest, resolution, street, community, in_force_to as term_to from agreement ";

    /** Which statuses of a matter count towards the splitting window no longer. */
    private static final String LET_GO = "('REJECTED', 'WITHDRAWN', 'EXPIRED')";

    private final CompiledAgreements compiled = new CompiledAgreements(COMPILED_AT_MOST);
    private final DatabaseClient database;
    private final Conflicts conflicts;
    private final AgreementHolds agreementHolds;
    private final JsonMapper json;
    private final Clock clock;

    Grounds(DatabaseClient database, Conflicts conflicts, AgreementHolds agreementHolds, JsonMapper json, Clock clock) {
        this.database = database;
        this.conflicts = conflicts;
        this.agreementHolds = agreementHolds;
        this.json = json;
        this.clock = clock;
    }

    private record Row(
            UUID id, int version, String digest, UUID resolution, String street, String community, LocalDate termTo) {

        Ground ground(CompiledAgreement compiledAgreement) {
            return new Ground(id, version, digest, resolution, street, community, termTo, compiledAgreement);
        }
    }

    private record Sum(long amount, UUID[] matters) {}

    Mono<Ground> find(GroundWanted wanted) {
        return switch (wanted) {
            case GroundWanted.InForce(var principal, var on, var knownAt) ->
                knownAt == null ? inForce(principal, on) : asKnown(principal, on, knownAt);
            case GroundWanted.Of(var agreement) ->
                database.sql(COLUMNS + "where id = :id")
                        .bind("id", agreement)
                        .mapProperties(Row.class)
                        .one()
                        .flatMap(this::ground);
        };
    }

    Mono<Ground> inForce(PrincipalId principal, LocalDate on) {
        return database.sql(COLUMNS + """
                        where principal = :principal and status = 'SIGNED' and :on between in_force_from and in_force_to
                        """)
                .bind("principal", principal.value())
                .bind("on", on)
                .mapProperties(Row.class)
                .one()
                .flatMap(this::ground);
    }

    /** The last one that was in force, once none is any more. */
    Mono<Ground> last(PrincipalId principal, LocalDate on) {
        return database.sql(COLUMNS + """
                        where principal = :principal and status <> 'DRAFT' and in_force_from <= :on and in_force_to < :on
                        order by in_force_to desc, version desc limit 1
                        """)
                .bind("principal", principal.value())
                .bind("on", on)
                .mapProperties(Row.class)
                .one()
                .flatMap(this::ground);
    }

    /**
     * In force on that day by what was known at that moment: a signature given later does not count, nor does an end
     * declared later. An end that was known counts from its own day on.
     */
    private Mono<Ground> asKnown(PrincipalId principal, LocalDate on, Instant knownAt) {
        return database.sql(COLUMNS + """
                        where principal = :principal and status <> 'DRAFT' and :on between in_force_from and term_to
                            and greatest(community_signed_at, street_signed_at) <= :known
                            and (terminated_at is null or terminated_at > :known
                                or :on < (terminated_at at time zone 'Asia/Shanghai')::date)
                        order by version desc, greatest(community_signed_at, street_signed_at) desc limit 1
                        """)
                .bind("principal", principal.value())
                .bind("on", on)
                .bind("known", knownAt)
                .mapProperties(Row.class)
                .one()
                .flatMap(this::ground);
    }

    private Mono<Ground> ground(Row row) {
        return covenant(row.id()).map(row::ground);
    }

    /** What an agreement says, compiled once. */
    Mono<CompiledAgreement> covenant(UUID agreement) {
        return Mono.justOrEmpty(compiled.find(agreement))
                .switchIfEmpty(Mono.defer(() -> compile(agreement))
                        .map(compiledAgreement -> compiled.keep(agreement, compiledAgreement)));
    }

    /** From the words at rest, whatever was compiled before. */
    Mono<CompiledAgreement> compile(UUID agreement) {
        return database.sql("select terms from agreement where id = :id")
                .bind("id", agreement)
                .mapValue(String.class)
                .one()
                .map(terms -> new CompiledAgreement(json.readValue(terms, new TypeReference<List<ClauseRule>>() {})));
    }

    /** Acts of one community are ruled on one after the other, so that two halves of a split see each other. */
    Mono<Void> queue(String community) {
        return database.sql("select " + AdvisoryLock.RELATED_ACTS.hold(":community"))
                .bind("community", community)
                .fetch()
                .rowsUpdated()
                .then();
    }

    Mono<Related> related(Ground ground, Act act) {
        return related(inquiry(act, null).under(ground));
    }

    static RulingQuery inquiry(Act act, @Nullable Instant knownAt) {
        var party = act.counterparty();
        return new RulingQuery(
                act.principal(),
                act.kind(),
                act.id(),
                act.requestedBy().subject(),
                act.requestedBy().name(),
                party == null ? null : party.name(),
                party == null ? null : party.account(),
                act.on(),
                knownAt,
                knownAt);
    }

    Mono<Related> related(RelatedWanted wanted) {
        return Mono.zip(
                sum(wanted),
                surroundings(wanted),
                (sum, rulingContext) -> new Related(Money.ofFen(sum.amount()), List.of(sum.matters()), rulingContext));
    }

    private Mono<RulingContext> surroundings(RelatedWanted wanted) {
        return Mono.zip(
                conflicts.ofRequester(wanted),
                agreementHolds.of(wanted.principal(), wanted.ground().agreement(), known(wanted.knownAt())),
                (near, agreementHold) -> new RulingContext(near, agreementHold, wanted.heldTo(LocalDate.now(clock))));
    }

    private static Instant known(@Nullable Instant knownAt) {
        return knownAt == null ? EVERYTHING : knownAt;
    }

    /** Of the whole community, whatever the principal or the category; the act itself excluded. */
    private Mono<Sum> sum(RelatedWanted wanted) {
        var party = wanted.counterparty();
        if (party == null || wanted.days() == 0) {
            return Mono.just(new Sum(0, new UUID[0]));
        }
        return database.sql("""
                        select coalesce(sum(m.amount), 0)::bigint as amount,
                               coalesce(array_agg(m.id order by m.opened_at, m.id), '{}') as matters
                        from matter m
                        where m.community = :community and m.kind = :kind and m.act <> :act
                            and m.requested_on > :since and m.requested_on <= :on
                            and (m.counterparty_name_key = :name or m.counterparty_account_key = :account)
                            and m.opened_at <= :known and (m.changed_at > :known or m.status not in\s""" + LET_GO + ")")
                .bind("community", wanted.ground().community())
                .bind("kind", wanted.kind())
                .bind("act", wanted.act())
                .bind("since", wanted.on().minusDays(wanted.days()))
                .bind("on", wanted.on())
                .bind("name", nameKey(party))
                .bind("account", PartyKey.accountOrNone(wanted.account()))
                .bind("known", known(wanted.knownAt()))
                .mapProperties(Sum.class)
                .one();
    }

    static String nameKey(String name) {
        return PartyKey.name(name);
    }

    static @Nullable String accountKey(@Nullable String account) {
        return PartyKey.account(account);
    }
}
