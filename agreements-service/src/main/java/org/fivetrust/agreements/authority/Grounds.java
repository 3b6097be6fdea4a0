package org.fivetrust.agreements.authority;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.fivetrust.agreements.agreement.model.Covenant;
import org.fivetrust.agreements.agreement.model.Term;
import org.fivetrust.agreements.authority.model.PartyKey;
import org.fivetrust.shared.agreement.Act;
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

    /** Which statuses of a matter still count towards the splitting window. */
    private static final String COUNTS = "m.status not in ('REJECTED', 'WITHDRAWN', 'EXPIRED')";

    private final Map<UUID, Covenant> compiled = new ConcurrentHashMap<>();
    private final DatabaseClient database;
    private final Conflicts conflicts;
    private final JsonMapper json;

    Grounds(DatabaseClient database, Conflicts conflicts, JsonMapper json) {
        this.database = database;
        this.conflicts = conflicts;
        this.json = json;
    }

    private record Row(
            UUID id,
            int version,
            String digest,
            UUID resolution,
            String street,
            String community,
            LocalDate termTo,
            String terms) {}

    /** Related acts: how much they moved, and which they were; and whether the requester is near to the other side. */
    record Related(long amount, UUID[] matters, boolean nearToRequester) {

        Money sum() {
            return Money.ofFen(amount);
        }
    }

    private record Moved(long amount, UUID[] matters) {}

    Mono<Ground> inForce(PrincipalId principal, LocalDate on) {
        return database.sql("""
                        select id, version, digest, resolution, street, community, in_force_to as term_to, terms
                        from agreement
                        where principal = :principal and status = 'SIGNED'
                            and :on between in_force_from and in_force_to
                        """)
                .bind("principal", principal.value())
                .bind("on", on)
                .mapProperties(Row.class)
                .one()
                .map(this::ground);
    }

    private Ground ground(Row row) {
        return new Ground(
                row.id(),
                row.version(),
                row.digest(),
                row.resolution(),
                row.street(),
                row.community(),
                row.termTo(),
                compiled.computeIfAbsent(row.id(), _ -> compile(row.terms())));
    }

    private Covenant compile(String terms) {
        return new Covenant(json.readValue(terms, new TypeReference<List<Term>>() {}));
    }

    /** Acts of one community are ruled on one after the other, so that two halves of a split see each other. */
    Mono<Void> queue(String community) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:community, 3))::text")
                .bind("community", community)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Of the whole community, whatever the principal or the category; the act itself excluded. */
    Mono<Related> related(Ground ground, Act act) {
        return Mono.zip(
                moved(ground, act),
                conflicts.ofRequester(act),
                (moved, near) -> new Related(moved.amount(), moved.matters(), near));
    }

    private Mono<Moved> moved(Ground ground, Act act) {
        var days = ground.covenant().splittingDays(act.kind());
        if (days == 0 || act.counterparty() == null) {
            return Mono.just(new Moved(0, new UUID[0]));
        }
        return database.sql("""
                        select coalesce(sum(m.amount), 0)::bigint as amount,
                               coalesce(array_agg(m.id), '{}') as matters
                        from matter m
                        where m.community = :community and m.kind = :kind and m.act <> :act
                            and m.requested_on > :since and m.requested_on <= :on
                            and (m.counterparty_name_key = :name or m.counterparty_account_key = :account)
                            and\s""" + COUNTS)
                .bind("community", ground.community())
                .bind("kind", act.kind())
                .bind("act", act.id())
                .bind("since", act.on().minusDays(days))
                .bind("on", act.on())
                .bind("name", nameKey(act.counterparty().name()))
                .bind("account", accountKeyOrNone(act.counterparty().account()))
                .mapProperties(Moved.class)
                .one();
    }

    static String nameKey(String name) {
        return PartyKey.name(name);
    }

    static @Nullable String accountKey(@Nullable String account) {
        return PartyKey.account(account);
    }

    private static String accountKeyOrNone(@Nullable String account) {
        var key = accountKey(account);
        return key == null ? "none" : key;
    }
}
