package org.fivetrust.shared.agreement;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The public keys of agreements-service. Kept once seen, so that warrants are judged while it is away. */
class AuthorityKeys {

    private final Map<String, JWSVerifier> known = new ConcurrentHashMap<>();
    private final AgreementGate gate;
    private final DatabaseClient database;
    private final Clock clock;

    AuthorityKeys(AgreementGate gate, DatabaseClient database, Clock clock) {
        this.gate = gate;
        this.database = database;
        this.clock = clock;
    }

    Mono<JWSVerifier> find(String kid) {
        return Mono.justOrEmpty(known.get(kid))
                .switchIfEmpty(kept(kid))
                .switchIfEmpty(Mono.defer(() -> fetch(kid)))
                .switchIfEmpty(Mono.error(() -> new Refused(Refusal.rule("warrant.forged"))));
    }

    private Mono<JWSVerifier> kept(String kid) {
        return database.sql("select jwk from authority_key where kid = :kid")
                .bind("kid", kid)
                .mapValue(String.class)
                .one()
                .map(jwk -> learn(kid, jwk));
    }

    private Mono<JWSVerifier> fetch(String kid) {
        return gate.keys()
                .flatMapIterable(AuthorityKeys::parse)
                .filter(key -> kid.equals(key.getKeyID()))
                .next()
                .flatMap(key -> keep(key).thenReturn(key))
                .map(key -> learn(kid, key.toJSONString()));
    }

    private static Iterable<JWK> parse(Map<String, Object> keys) {
        try {
            return JWKSet.parse(keys).toPublicJWKSet().getKeys();
        } catch (ParseException unreadable) {
            throw new IllegalStateException("the key set of agreements-service cannot be read", unreadable);
        }
    }

    private Mono<Void> keep(JWK key) {
        return database.sql("""
                        insert into authority_key (kid, jwk, first_seen_at) values (:kid, :jwk, :now)
                        on conflict do nothing
                        """)
                .bind("kid", key.getKeyID())
                .bind("jwk", key.toJSONString())
                .bind("now", clock.instant())
                .then();
    }

    private JWSVerifier learn(String kid, String jwk) {
        try {
            var verifier = new ECDSAVerifier(ECKey.parse(jwk));
            known.put(kid, verifier);
            return verifier;
        } catch (ParseException | JOSEException unreadable) {
            throw new IllegalStateException("the kept key " + kid + " cannot be read", unreadable);
        }
    }
}
