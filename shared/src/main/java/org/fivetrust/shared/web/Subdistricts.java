package org.fivetrust.shared.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.SubdistrictSource.Registered;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Which sub-district (街道) a principal belongs to; its legal name is kept with it. Neither changes, so they are asked
 * for once and kept in the service's own database, where row-level security finds them; the sub-district is remembered.
 */
public class Subdistricts {

    private static final Logger log = LoggerFactory.getLogger(Subdistricts.class);

    private static final BoundedPattern NAME = BoundedPattern.of("[a-z0-9](?:[a-z0-9-]{0,38})[a-z0-9]");

    private static final String OWN = "street-";

    private static final int REMEMBERED_AT_MOST = 100_000;

    /** Services start together; the one asked may need longer. */
    private static final Retry ONCE_IT_ANSWERS = Retry.fixedDelay(60, Duration.ofSeconds(5));

    private final Cache<String, String> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED_AT_MOST).build();
    private final DatabaseClient database;
    private final Transactions transactions;
    private final SubdistrictSource authority;

    Subdistricts(DatabaseClient database, Transactions transactions, SubdistrictSource authority) {
        this.database = database;
        this.transactions = transactions;
        this.authority = authority;
    }

    static boolean isName(String subdistrict) {
        return NAME.matches(subdistrict);
    }

    /** The principal of what belongs to a sub-district itself; no registered principal has such a name. */
    public static PrincipalId own(String subdistrict) {
        return new PrincipalId(OWN + subdistrict);
    }

    public static boolean isOwn(String principal) {
        return principal.startsWith(OWN);
    }

    /**
     * Refuses a caller who names a principal outside their scope, before anything is written. Not within a transaction.
     */
    public Mono<Void> admit(Caller caller, PrincipalId principal) {
        return switch (caller.scope()) {
            case Scope.Everyone _ -> Mono.empty();
            case Scope.Named(var principals)
            when !principals.contains(principal.value()) -> Mono.error(Caller.notYours(principal));
            case Scope.Named _ -> of(principal).then();
            case Scope.OfSubdistrict(var own) ->
                of(principal)
                        .filter(own::equals)
                        .switchIfEmpty(Mono.error(() -> Caller.notYours(principal)))
                        .then();
        };
    }

    /** The principal where the scope covers it; else nothing. */
    public Mono<PrincipalId> within(Scope scope, PrincipalId principal) {
        return switch (scope) {
            case Scope.Everyone _ -> Mono.just(principal);
            case Scope.Named(var principals) -> Mono.just(principal).filter(one -> principals.contains(one.value()));
            case Scope.OfSubdistrict(var own) ->
                of(principal).filter(own::equals).map(_ -> principal);
        };
    }

    /** From memory, from the database, or from agreements-service; nothing where it is registered nowhere. */
    public Mono<String> of(PrincipalId principal) {
        if (isOwn(principal.value())) {
            return Mono.just(principal.value().substring(OWN.length()));
        }
        return Mono.defer(() -> Mono.justOrEmpty(known.getIfPresent(principal.value())))
                .switchIfEmpty(Mono.defer(() -> kept(principal)))
                .switchIfEmpty(Mono.defer(() -> asked(principal)));
    }

    private Mono<String> kept(PrincipalId principal) {
        return database.sql("select subdistrict from principal_subdistrict where principal = :principal")
                .bind("principal", principal.value())
                .mapValue(String.class)
                .one()
                .doOnNext(subdistrict -> remember(principal, subdistrict));
    }

    /** Never while a transaction is open: none is held across a call. */
    private Mono<String> asked(PrincipalId principal) {
        return Mono.deferContextual(around -> around.hasKey(Scope.class)
                ? Mono.empty()
                : authority
                        .registered(principal)
                        .delayUntil(registered -> keep(principal, registered))
                        .map(Registered::subdistrict));
    }

    private Mono<Void> keep(PrincipalId principal, Registered registered) {
        return database.sql("""
                        insert into principal_subdistrict (principal, subdistrict, legal_name)
                        values (:principal, :subdistrict, :name)
                        on conflict do nothing
                        """)
                .bind("principal", principal.value())
                .bind("subdistrict", registered.subdistrict())
                .bind("name", registered.legalName())
                .then()
                .as(transactions.within(Scope.ALL))
                .doOnSuccess(_ -> remember(principal, registered.subdistrict()));
    }

    private void remember(PrincipalId principal, String subdistrict) {
        known.put(principal.value(), subdistrict);
    }

    /** Asks for what was written before sub-districts were kept. */
    @Scheduled(fixedDelayString = "${subdistricts.complete-every:PT10M}", initialDelayString = "PT5S")
    Mono<Void> complete() {
        return Mono.defer(this::withoutSubdistrict)
                .flatMapIterable(principals -> principals)
                .concatMapDelayError(principal -> of(new PrincipalId(principal)))
                .then()
                .retryWhen(ONCE_IT_ANSWERS)
                .doOnError(silent -> log.warn("sub-districts of principals are not known yet: {}", silent.toString()))
                .onErrorComplete();
    }

    private Mono<List<String>> withoutSubdistrict() {
        return database.sql("select principal from principals_without_subdistrict() as principal")
                .mapValue(String.class)
                .all()
                .collectList()
                .as(transactions.within(Scope.ALL));
    }
}
