package org.fivetrust.agreements.inquiry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.fivetrust.agreements.agreement.model.AgreementHold;
import org.fivetrust.agreements.authority.model.Footing;
import org.fivetrust.agreements.authority.model.Footing.Past;
import org.fivetrust.agreements.authority.model.Footing.Span;
import org.fivetrust.agreements.authority.model.Ground;
import org.fivetrust.agreements.authority.model.GroundWanted;
import org.fivetrust.agreements.authority.model.RelatedParties;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reads what questions about a principal rest on, by the very reads that decide real acts, in one transaction that sees
 * that principal's community alone: related acts are summed over a community.
 */
@Component
class FootingReads {

    /** More acts within a window than this are summed by the database for each question. */
    static final int MOST_ACTS = 500;

    private final DatabaseClient database;
    private final Function<GroundWanted, Mono<Ground>> grounds;
    private final BiFunction<PrincipalId, UUID, Mono<AgreementHold>> restraints;
    private final Transactions transactions;
    private final Clock clock;

    FootingReads(
            DatabaseClient database,
            Function<GroundWanted, Mono<Ground>> grounds,
            BiFunction<PrincipalId, UUID, Mono<AgreementHold>> restraints,
            Transactions transactions,
            Clock clock) {
        this.database = database;
        this.grounds = grounds;
        this.restraints = restraints;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Term(UUID id, LocalDate inForceFrom, LocalDate inForceTo) {}

    private record ActRow(
            UUID id,
            UUID act,
            String kind,
            long amount,
            @Nullable String nameKey,
            @Nullable String accountKey,
            LocalDate requestedOn) {

        Past past() {
            return new Past(id, act, kind, amount, nameKey, accountKey, requestedOn);
        }
    }

    private record PartyRow(
            String nameKey,
            @Nullable String accountKey,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {

        RelatedParties.Party party() {
            return new RelatedParties.Party(nameKey, accountKey, validFrom, validTo);
        }
    }

    Mono<Footing> footing(PrincipalId principal) {
        return Mono.fromSupplier(() -> LocalDate.now(clock)).flatMap(today -> footing(principal, today));
    }

    private Mono<Footing> footing(PrincipalId principal, LocalDate today) {
        return narrow(principal)
                .then(spans(principal, today))
                .flatMap(spans -> acts(spans, today).map(acts -> footing(today, spans, acts)))
                .as(transactions.within(Scope.ALL));
    }

    private static Footing footing(LocalDate today, List<Span> spans, List<Past> acts) {
        var whole = acts.size() <= MOST_ACTS;
        return new Footing(today, spans, whole ? acts : List.of(), whole);
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

    private Mono<List<Span>> spans(PrincipalId principal, LocalDate today) {
        return database.sql("""
                        select id, in_force_from, in_force_to from agreement
                        where principal = :principal and status = 'SIGNED' and in_force_to >= :today
                            and in_force_from <= in_force_to
                        """)
                .bind("principal", principal.value())
                .bind("today", today)
                .mapProperties(Term.class)
                .all()
                .collectList()
                .flatMapIterable(terms -> terms)
                .concatMap(term -> span(principal, term))
                .collectList();
    }

    private Mono<Span> span(PrincipalId principal, Term term) {
        return grounds.apply(new GroundWanted.Of(term.id()))
                .zipWith(
                        restraints.apply(principal, term.id()),
                        (ground, agreementHold) ->
                                new Span(term.inForceFrom(), term.inForceTo(), ground, agreementHold));
    }

    private Mono<List<Past>> acts(List<Span> spans, LocalDate today) {
        var window = Footing.longestWindow(spans);
        return window == 0
                ? Mono.just(List.of())
                : database.sql("""
                                select id, act, kind, coalesce(amount, 0) as amount, counterparty_name_key as name_key,
                                       counterparty_account_key as account_key, requested_on
                                from matter
                                where community = :community and requested_on > :since
                                    and counterparty_name_key is not null
                                    and status not in ('REJECTED', 'WITHDRAWN', 'EXPIRED')
                                order by opened_at, id limit :most
                                """)
                        .bind("community", spans.getFirst().ground().community())
                        .bind("since", today.minusDays(window))
                        .bind("most", MOST_ACTS + 1)
                        .mapProperties(ActRow.class)
                        .all()
                        .map(ActRow::past)
                        .collectList();
    }

    /** The register is of people and belongs to no principal, so its rows are all that is seen here. */
    Mono<RelatedParties> near(String subject) {
        return database.sql("""
                        select name_key, account_key, valid_from, valid_to from related_party where subject = :subject
                        """)
                .bind("subject", subject)
                .mapProperties(PartyRow.class)
                .all()
                .map(PartyRow::party)
                .collectList()
                .map(RelatedParties::new)
                .as(transactions.within(Scope.NONE));
    }
}
