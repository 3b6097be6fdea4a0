package org.fivetrust.agreements.authorization;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fivetrust.agreements.authorization.model.KeyRing;
import org.fivetrust.agreements.crypto.FieldCipher;
import org.fivetrust.shared.kernel.AdvisoryLock;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stores the authority's keys: private keys encrypted, and erased with retirement; public keys kept. */
@Component
class SigningKeys {

    private final DatabaseClient database;
    private final FieldCipher fieldCipher;
    private final Clock clock;
    private final TransactionalOperator apart;

    SigningKeys(
            DatabaseClient database, FieldCipher fieldCipher, Clock clock, ReactiveTransactionManager transactions) {
        this.database = database;
        this.fieldCipher = fieldCipher;
        this.clock = clock;
        this.apart = TransactionalOperator.create(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    }

    /** One key as it is kept. */
    record Row(
            String kid,
            @Nullable String secret,
            String publicJwk,
            Instant activeFrom,
            @Nullable Instant retiredAt,
            @Nullable Instant publishedUntil) {

        KeyRing.Turn turn() {
            return new KeyRing.Turn(kid, activeFrom, retiredAt, publishedUntil);
        }
    }

    /** The ring as it was read at one moment. */
    record Known(KeyRing ring, Map<String, Row> rows, Instant at) {

        static Known of(List<Row> rows, Instant at) {
            return new Known(
                    new KeyRing(rows.stream().map(Row::turn).toList()),
                    rows.stream().collect(Collectors.toUnmodifiableMap(Row::kid, Function.identity())),
                    at);
        }

        Row row(KeyRing.Turn turn) {
            return Objects.requireNonNull(rows.get(turn.kid()));
        }
    }

    Mono<Known> read() {
        return database.sql("""
                        select kid, secret, public_jwk, active_from, retired_at, published_until from signing_key
                        """)
                .mapProperties(Row.class)
                .all()
                .collectList()
                .map(rows -> Known.of(rows, clock.instant()));
    }

    ECKey open(Row row) {
        try {
            return ECKey.parse(fieldCipher.open(purpose(row.kid()), String.valueOf(row.secret())));
        } catch (ParseException unreadable) {
            throw new IllegalStateException("the signing key " + row.kid() + " cannot be read", unreadable);
        }
    }

    /**
     * Makes a successor and retires predecessors as the plan wants it, in a transaction of its own: a key must not
     * vanish with somebody's work after it has signed. One instance at a time.
     */
    Mono<Known> turn(KeyRing.Plan plan) {
        return database.sql("select " + AdvisoryLock.SIGNING_KEYS.hold("'signing keys'"))
                .fetch()
                .rowsUpdated()
                .then(Mono.defer(this::read))
                .delayUntil(known -> Mono.justOrEmpty(known.ring().successor(plan, clock.instant()))
                        .flatMap(this::make))
                .delayUntil(known -> Flux.fromIterable(known.ring().retirements(plan, clock.instant()))
                        .concatMap(this::retire))
                .then(Mono.defer(this::read))
                .as(apart::transactional);
    }

    private Mono<Void> make(Instant activeFrom) {
        var key = generate();
        return database.sql("""
                        insert into signing_key (kid, secret, public_jwk, made_at, active_from)
                        values (:kid, :secret, :public, :at, :from)
                        """)
                .bind("kid", key.getKeyID())
                .bind("secret", fieldCipher.seal(purpose(key.getKeyID()), key.toJSONString()))
                .bind("public", key.toPublicJWK().toJSONString())
                .bind("at", clock.instant())
                .bind("from", activeFrom)
                .then();
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyIDFromThumbprint(true)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Mono<Void> retire(KeyRing.Retirement retirement) {
        return database.sql("""
                        update signing_key set secret = null, retired_at = :now, published_until = :until
                        where kid = :kid and retired_at is null
                        """)
                .bind("now", clock.instant())
                .bind("until", retirement.publishedUntil())
                .bind("kid", retirement.kid())
                .then();
    }

    private static String purpose(String kid) {
        return "signing_key/" + kid;
    }
}
