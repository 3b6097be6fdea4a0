package org.fivetrust.agreements.authorization;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.fivetrust.agreements.authorization.model.KeyRing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Signs with the authority's key whose turn it is (ES256), and publishes what verifies anything still alive. */
@Component
class Signer {

    private static final Logger log = LoggerFactory.getLogger(Signer.class);

    static final JOSEObjectType WARRANT = new JOSEObjectType("warrant+jwt");

    static final JOSEObjectType MANDATE = new JOSEObjectType("mandate+jwt");

    static final String ISSUER = "agreements";

    private final AtomicReference<SigningKeys.Known> known = new AtomicReference<>();
    private final Map<String, ECKey> opened = new ConcurrentHashMap<>();
    private final SigningKeys keys;
    private final KeyRing.Plan plan;
    private final Duration freshFor;
    private final Clock clock;

    Signer(
            SigningKeys keys,
            AuthorizationSettings.OfKeys settings,
            AuthorizationSettings.OfWarrants warrants,
            AuthorizationSettings.OfMandates mandates,
            Clock clock) {
        this.keys = keys;
        this.plan = settings.plan(warrants.life().compareTo(mandates.life()) > 0 ? warrants.life() : mandates.life());
        this.freshFor = settings.lead().dividedBy(4);
        this.clock = clock;
    }

    Mono<String> sign(JOSEObjectType type, JWTClaimsSet claims) {
        return current().map(key -> sign(type, claims, key));
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

    private Mono<ECKey> current() {
        return fresh().map(this::current);
    }

    private ECKey current(SigningKeys.Known known) {
        var turn = known.ring().signing(clock.instant()).orElseThrow();
        return opened.computeIfAbsent(turn.kid(), _ -> keys.open(known.row(turn)));
    }

    /** Read again well within the time a successor waits before it signs. */
    private Mono<SigningKeys.Known> fresh() {
        return Mono.justOrEmpty(known.get())
                .filter(ring -> clock.instant().isBefore(ring.at().plus(freshFor)))
                .switchIfEmpty(Mono.defer(keys::read)
                        .filter(ring -> ring.ring().signing(clock.instant()).isPresent()))
                .switchIfEmpty(Mono.defer(() -> keys.turn(plan)))
                .doOnNext(known::set);
    }

    /** The public halves, for anyone who wants to verify. */
    Mono<Map<String, Object>> published() {
        return fresh().map(this::published);
    }

    private Map<String, Object> published(SigningKeys.Known known) {
        return new JWKSet(known.ring().published(clock.instant()).stream()
                        .map(known::row)
                        .<JWK>map(row -> parse(row.publicJwk()))
                        .toList())
                .toJSONObject();
    }

    private static ECKey parse(String jwk) {
        try {
            return ECKey.parse(jwk).toPublicJWK();
        } catch (ParseException unreadable) {
            throw new IllegalStateException("a kept public key cannot be read", unreadable);
        }
    }

    /** Whatever the settings say is due: a first key, a successor, a retirement. */
    @Scheduled(fixedDelayString = "${signing.look-every:PT1M}")
    Mono<Void> rotate() {
        return Mono.defer(() -> keys.turn(plan))
                .doOnNext(known::set)
                .doOnNext(ring -> opened.keySet()
                        .retainAll(ring.ring().published(clock.instant()).stream()
                                .filter(turn -> turn.retiredAt() == null)
                                .map(KeyRing.Turn::kid)
                                .toList()))
                .doOnError(broken -> log.warn("the signing keys could not be looked at: {}", broken.toString()))
                .onErrorComplete()
                .then();
    }
}
