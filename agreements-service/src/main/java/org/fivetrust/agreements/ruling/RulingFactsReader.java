package org.fivetrust.agreements.ruling;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.agreements.agreement.Agreements;
import org.fivetrust.agreements.agreement.model.AgreementHold;
import org.fivetrust.agreements.agreement.model.AgreementVersion;
import org.fivetrust.agreements.relatedparty.RelatedParties;
import org.fivetrust.agreements.relatedparty.model.PartyKey;
import org.fivetrust.agreements.relatedparty.model.RelatedParty;
import org.fivetrust.agreements.ruling.model.PastAct;
import org.fivetrust.agreements.ruling.model.PrincipalFacts;
import org.fivetrust.agreements.ruling.model.RulingFacts;
import org.fivetrust.agreements.ruling.model.RulingQuery;
import org.fivetrust.shared.kernel.AdvisoryLock;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reads the facts that decisions rest on. SQL only narrows what is read, to a community, a kind, days and a party;
 * {@link RulingFacts} decides what of it counts.
 */
@Component
class RulingFactsReader {

    /** The acts of a community with more of them in its window are not cached but read for each question. */
    static final int MOST_ACTS = 500;

    /** A matter towards several parties counts towards each with its share. */
    private static final String PAST_ACTS = """
            select matter, act, kind, amount, name_key, account_key, requested_on, opened_at, dropped_at
            from matter_towards
            where community = :community and requested_on > :since
            """;

    private final DatabaseClient database;
    private final Agreements agreements;
    private final RelatedParties relatedParties;
    private final Transactions transactions;
    private final Clock clock;

    RulingFactsReader(
            DatabaseClient database,
            Agreements agreements,
            RelatedParties relatedParties,
            Transactions transactions,
            Clock clock) {
        this.database = database;
        this.agreements = agreements;
        this.relatedParties = relatedParties;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record ActRow(
            UUID matter,
            UUID act,
            String kind,
            long amount,
            String nameKey,
            @Nullable String accountKey,
            LocalDate requestedOn,
            Instant openedAt,
            @Nullable Instant droppedAt) {

        PastAct pastAct() {
            return new PastAct(
                    matter,
                    act,
                    kind,
                    Money.ofFen(amount),
                    new PartyKey(nameKey, accountKey),
                    requestedOn,
                    openedAt,
                    droppedAt);
        }
    }

    /**
     * Acts of one community are ruled on one after the other, so that two halves of a split see each other; nobody
     * suspends or ends the agreement until the transaction is over.
     */
    Mono<RulingFacts> locked(RulingQuery query) {
        return agreements
                .inForce(query.principal(), query.on())
                .delayUntil(agreement -> queue(agreement.community()))
                .delayUntil(agreement -> agreements.lockAgainstChange(query.principal(), agreement.id()))
                .flatMap(agreement -> facts(agreement, query, null))
                .defaultIfEmpty(RulingFacts.NO_AGREEMENT);
    }

    private Mono<Void> queue(String community) {
        return database.sql("select " + AdvisoryLock.RELATED_ACTS.hold(":community"))
                .bind("community", community)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Within the caller's transaction. */
    Mono<RulingFacts> now(RulingQuery query) {
        return agreements
                .inForce(query.principal(), query.on())
                .flatMap(agreement -> facts(agreement, query, null))
                .defaultIfEmpty(RulingFacts.NO_AGREEMENT);
    }

    /** Within the caller's transaction. */
    Mono<RulingFacts> asKnownAt(RulingQuery query, Instant moment) {
        return agreements
                .knownInForce(query.principal(), query.on(), moment)
                .flatMap(agreement -> facts(agreement, query, moment))
                .defaultIfEmpty(RulingFacts.NO_AGREEMENT);
    }

    private Mono<RulingFacts> facts(AgreementVersion agreement, RulingQuery query, @Nullable Instant knownAt) {
        return Mono.zip(hold(agreement, knownAt), pastActs(agreement, query), registered(query))
                .map(read -> new RulingFacts(agreement, read.getT1(), read.getT2(), read.getT3(), knownAt));
    }

    private Mono<AgreementHold> hold(AgreementVersion agreement, @Nullable Instant knownAt) {
        return knownAt == null ? agreements.hold(agreement) : agreements.hold(agreement, knownAt);
    }

    private Mono<List<RelatedParty>> registered(RulingQuery query) {
        return query.counterparties().isEmpty()
                ? Mono.just(List.of())
                : relatedParties.of(query.requester()).collectList();
    }

    /** Of the whole community towards these parties; an index for each of their keys finds them. */
    Mono<List<PastAct>> pastActs(AgreementVersion agreement, RulingQuery query) {
        var parties = query.counterparties();
        var days = agreement.compiled().splittingDays(query.kind());
        return parties.isEmpty() || days == 0
                ? Mono.just(List.of())
                : read(
                        database.sql(PAST_ACTS + """
                                    and kind = :kind and requested_on <= :on
                                    and (name_key = any (:names) or account_key = any (:accounts))
                                order by opened_at, matter
                                """)
                                .bind("kind", query.kind())
                                .bind("on", query.on())
                                .bind(
                                        "names",
                                        parties.stream().map(PartyKey::name).toArray(String[]::new))
                                .bind(
                                        "accounts",
                                        parties.stream()
                                                .map(PartyKey::accountOrNone)
                                                .toArray(String[]::new)),
                        agreement.community(),
                        query.on().minusDays(days));
    }

    private static Mono<List<PastAct>> read(GenericExecuteSpec statement, String community, LocalDate since) {
        return statement
                .bind("community", community)
                .bind("since", since)
                .mapProperties(ActRow.class)
                .all()
                .map(ActRow::pastAct)
                .collectList();
    }

    /** In a transaction that sees the community of the principal alone: related acts are summed over a community. */
    Mono<PrincipalFacts> principal(PrincipalId principal) {
        return Mono.fromSupplier(() -> LocalDate.now(clock))
                .flatMap(today -> principal(principal, today))
                .as(transactions.within(Scope.ALL));
    }

    private Mono<PrincipalFacts> principal(PrincipalId principal, LocalDate today) {
        return narrow(principal)
                .thenMany(agreements.inForceFrom(principal, today))
                .concatMap(agreement -> agreements
                        .hold(agreement)
                        .map(hold -> new RulingFacts(agreement, hold, List.of(), List.of(), null)))
                .collectList()
                .zipWhen(
                        found -> pastActs(found, today),
                        (found, acts) -> PrincipalFacts.of(today, found, acts, MOST_ACTS));
    }

    /** Of one person; the register belongs to no principal. */
    Mono<List<RelatedParty>> person(String subject) {
        return relatedParties.of(subject).collectList().map(List::copyOf).as(transactions.within(Scope.NONE));
    }

    /** From here on row-level security lets the transaction see no other community. */
    private Mono<Void> narrow(PrincipalId principal) {
        return database.sql("""
                        select set_config('app.principals', coalesce(string_agg(one.principal, ','), ''), true)
                        from principal one
                        where one.community = (select own.community from principal own where own.principal = :principal)
                        """)
                .bind("principal", principal.value())
                .fetch()
                .rowsUpdated()
                .then();
    }

    private Mono<List<PastAct>> pastActs(List<RulingFacts> found, LocalDate today) {
        var window = found.stream().mapToInt(RulingFacts::longestWindow).max().orElse(0);
        return window == 0
                ? Mono.just(List.of())
                : read(
                        database.sql(PAST_ACTS + """
                                    and dropped_at is null
                                order by opened_at, matter limit :most
                                """).bind("most", MOST_ACTS + 1),
                        Objects.requireNonNull(found.getFirst().agreement()).community(),
                        today.minusDays(window));
    }
}
