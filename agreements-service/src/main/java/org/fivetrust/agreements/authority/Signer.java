package org.fivetrust.agreements.authority;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Signs with the authority's key (ES256). The key is made once and kept; all its predecessors stay published. */
@Component
class Signer {

    static final JOSEObjectType WARRANT = new JOSEObjectType("warrant+jwt");

    static final JOSEObjectType MANDATE = new JOSEObjectType("mandate+jwt");

    static final String ISSUER = "agreements";

    private final AtomicReference<ECKey> known = new AtomicReference<>();
    private final DatabaseClient database;
    private final Clock clock;

    Signer(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<String> sign(JOSEObjectType type, JWTClaimsSet claims) {
        return key().map(key -> sign(type, claims, key));
    }

    private static String sign(JOSEObjectType type, JWTClaimsSet claims, ECKey key) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(type)
                    .keyID(key.getKeyID())
                    .build();
            var jwt = new SignedJWT(header, claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    /** The public halves, for anyone who wants to verify. */
    Mono<Map<String, Object>> published() {
        return key().thenMany(database.sql("select jwk from signing_key order by made_at desc")
                        .mapValue(String.class)
                        .all())
                .map(Signer::parse)
                .collectList()
                .map(keys ->
                        new JWKSet(keys.stream().<JWK>map(ECKey::toPublicJWK).toList()).toJSONObject());
    }

    private Mono<ECKey> key() {
        return Mono.justOrEmpty(known.get())
                .switchIfEmpty(Mono.defer(this::newest))
                .switchIfEmpty(Mono.defer(() -> make().then(newest())))
                .doOnNext(known::set);
    }

    private Mono<ECKey> newest() {
        return database.sql("select jwk from signing_key order by made_at desc, kid limit 1")
                .mapValue(String.class)
                .one()
                .map(Signer::parse);
    }

    private Mono<Void> make() {
        return Mono.fromCallable(() -> new ECKeyGenerator(Curve.P_256)
                        .keyIDFromThumbprint(true)
                        .generate())
                .flatMap(key -> database.sql("""
                                insert into signing_key (kid, jwk, made_at) values (:kid, :jwk, :at)
                                on conflict do nothing
                                """)
                        .bind("kid", key.getKeyID())
                        .bind("jwk", key.toJSONString())
                        .bind("at", clock.instant())
                        .then());
    }

    private static ECKey parse(String jwk) {
        try {
            return ECKey.parse(jwk);
        } catch (ParseException unreadable) {
            throw new IllegalStateException("a kept signing key cannot be read", unreadable);
        }
    }
}
