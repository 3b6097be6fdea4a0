package org.fivetrust.agreementclient;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.fivetrust.shared.kernel.AdvisoryLock;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Unavailable;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * The mandates of this area, kept in its own database and renewed well before they end: while one lives, standing acts
 * go on without agreements-service; after its end they stop.
 */
class Mandates {

    private static final Logger log = LoggerFactory.getLogger(Mandates.class);

    private static final int VERIFIED_AT_MOST = 10_000;

    private static final int RENEWED_AT_ONCE = 200;

    private static final int ASKED_AGAIN = 5;

    private final Cache<String, Mandate> verified =
            Caffeine.newBuilder().maximumSize(VERIFIED_AT_MOST).build();
    private final AgreementGate gate;
    private final Signatures signatures;
    private final DatabaseClient database;
    private final Transactions transactions;
    private final Clock clock;
    private final String area;

    Mandates(
            AgreementGate gate,
            Signatures signatures,
            DatabaseClient database,
            Transactions transactions,
            Clock clock,
            Environment environment) {
        this.gate = gate;
        this.signatures = signatures;
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
        this.area = environment.getRequiredProperty("spring.application.name");
    }

    private record Due(String principal) {}

    /** The live mandate; fetched when there is none. */
    Mono<Mandate> find(PrincipalId principal) {
        return kept(principal).filter(this::lives).switchIfEmpty(Mono.defer(() -> fetch(principal)));
    }

    /** The mandate of this token, if it has been verified before and lives. */
    Optional<Mandate> alive(String token) {
        return Optional.ofNullable(verified.getIfPresent(token)).filter(this::lives);
    }

    private boolean lives(Mandate mandate) {
        return clock.instant().isBefore(mandate.expiresAt());
    }

    private Mono<Mandate> kept(PrincipalId principal) {
        return database.sql("select token from mandate where principal = :principal and area = :area")
                .bind("principal", principal.value())
                .bind("area", area)
                .mapValue(String.class)
                .one()
                .as(transactions.within(Scope.only(principal)))
                .flatMap(this::verify);
    }

    /** Those that are kept here, live and within a scope of named principals. */
    Flux<Mandate> within(Scope.Named scope) {
        return database.sql("select token from mandate where area = :area")
                .bind("area", area)
                .mapValue(String.class)
                .all()
                .collectList()
                .as(transactions.within(scope))
                .flatMapIterable(tokens -> tokens)
                .concatMap(this::verify)
                .filter(this::lives);
    }

    /**
     * Fails where what is in force has changed since that moment; until the transaction ends, it is not heard of. What
     * was asked of agreements-service before has to be asked again.
     */
    Mono<Void> mustStandSince(PrincipalId principal, Instant asked) {
        return database.sql("select " + AdvisoryLock.MANDATES.share(":principal"))
                .bind("principal", principal.value())
                .then()
                .thenMany(Flux.defer(() -> changedSince(principal, asked)))
                .next()
                .flatMap(_ -> Mono.error(new Overtaken()));
    }

    private Flux<Integer> changedSince(PrincipalId principal, Instant asked) {
        return database.sql("select 1 from mandate_end where principal = :principal and at >= :asked")
                .bind("principal", principal.value())
                .bind("asked", asked)
                .mapValue(Integer.class)
                .all();
    }

    /** What is asked again as often as it was overtaken; in the end there was no answer. */
    static <T> Mono<T> untilUndisturbed(Mono<T> asking) {
        return asking.retryWhen(Retry.max(ASKED_AGAIN).filter(Overtaken.class::isInstance))
                .onErrorMap(Exceptions::isRetryExhausted, overtaken -> new Unavailable("agreements", overtaken));
    }

    /** A revocation that comes in between is no answer: it is asked for again. */
    private Mono<Mandate> fetch(PrincipalId principal) {
        return untilUndisturbed(Mono.defer(() -> fetch(principal, clock.instant())));
    }

    /** While it was asked for, what there was before was revoked. */
    private static final class Overtaken extends RuntimeException {

        Overtaken() {
            super("revoked meanwhile", null, false, false);
        }
    }

    private Mono<Mandate> fetch(PrincipalId principal, Instant askedAt) {
        return gate.mandate(area, principal).flatMap(token -> keep(principal, token, askedAt));
    }

    private Mono<Mandate> keep(PrincipalId principal, String token, Instant askedAt) {
        return verify(token)
                .doOnNext(mandate -> mandate.mustBeOf(principal, area))
                .delayUntil(mandate -> store(principal, token, mandate.expiresAt(), askedAt));
    }

    private Mono<Mandate> verify(String token) {
        return Mono.justOrEmpty(verified.getIfPresent(token))
                .switchIfEmpty(
                        Mono.defer(() -> signatures.mandate(token)).doOnNext(mandate -> verified.put(token, mandate)));
    }

    /** Unless mandates were revoked since it was asked for: then there is no telling what it is worth. */
    private Mono<Void> store(PrincipalId principal, String token, Instant expiresAt, Instant askedAt) {
        return queue(principal)
                .then(database.sql("""
                                insert into mandate (principal, area, token, expires_at, fetched_at)
                                select :principal, :area, :token, :expires, :now
                                 where not exists (
                                     select from mandate_end where principal = :principal and at >= :asked)
                                on conflict (principal, area) do update
                                set token = excluded.token, expires_at = excluded.expires_at,
                                    fetched_at = excluded.fetched_at
                                """)
                        .bind("principal", principal.value())
                        .bind("area", area)
                        .bind("token", token)
                        .bind("expires", expiresAt)
                        .bind("now", clock.instant())
                        .bind("asked", askedAt)
                        .fetch()
                        .rowsUpdated())
                .filter(kept -> kept == 1)
                .switchIfEmpty(Mono.error(Overtaken::new))
                .then()
                .as(transactions.within(Scope.only(principal)));
    }

    /** In the transaction that received the revocation. */
    Mono<Void> revoke(PrincipalId principal) {
        return queue(principal)
                .then(database.sql("""
                                insert into mandate_end (principal, at) values (:principal, :now)
                                on conflict (principal) do update set at = excluded.at
                                """)
                        .bind("principal", principal.value())
                        .bind("now", clock.instant())
                        .then())
                .then(drop(principal));
    }

    /** Revoking and keeping wait for one another. */
    private Mono<Void> queue(PrincipalId principal) {
        return database.sql("select " + AdvisoryLock.MANDATES.hold(":principal"))
                .bind("principal", principal.value())
                .then();
    }

    private Mono<Void> drop(PrincipalId principal) {
        return database.sql("delete from mandate where principal = :principal")
                .bind("principal", principal.value())
                .then();
    }

    /** Renews what has lived half its life, the oldest first; one that cannot be renewed holds up no other. */
    @Scheduled(fixedDelayString = "${mandates.renew-every:PT20S}", initialDelayString = "PT5S")
    Mono<Void> renew() {
        return Mono.defer(this::renewDue);
    }

    private Mono<Void> renewDue() {
        return database.sql("""
                        select principal from mandate
                        where area = :area and :now > fetched_at + (expires_at - fetched_at) / 2
                        order by fetched_at limit :limit
                        """)
                .bind("area", area)
                .bind("now", clock.instant())
                .bind("limit", RENEWED_AT_ONCE)
                .mapProperties(Due.class)
                .all()
                .collectList()
                .as(transactions.within(Scope.ALL))
                .flatMapIterable(all -> all)
                .concatMapDelayError(due -> renew(new PrincipalId(due.principal())))
                .then()
                .doOnError(silent -> log.warn("mandates are not renewed: {}", silent.toString()))
                .onErrorComplete();
    }

    private Mono<Mandate> renew(PrincipalId principal) {
        return fetch(principal)
                .onErrorResume(
                        Refused.class,
                        _ -> drop(principal)
                                .as(transactions.within(Scope.only(principal)))
                                .then(Mono.empty()));
    }
}
