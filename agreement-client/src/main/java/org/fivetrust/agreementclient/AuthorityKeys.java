package org.fivetrust.agreementclient;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The public keys of agreements-service. Kept once seen, so that warrants are judged while it is away; trusted only
 * while it lists them, and for a settled time after, so that a key it has withdrawn signs nothing for ever.
 */
class AuthorityKeys {

    private static final Logger log = LoggerFactory.getLogger(AuthorityKeys.class);

    private static final int KEYS_AT_MOST = 1_000;

    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(KEYS_AT_MOST).build();
    private final AgreementGate gate;
    private final AuthorityKeyStore shelf;
    private final AuthoritySettings settings;
    private final Clock clock;

    AuthorityKeys(AgreementGate gate, AuthorityKeyStore shelf, AuthoritySettings settings, Clock clock) {
        this.gate = gate;
        this.shelf = shelf;
        this.settings = settings;
        this.clock = clock;
    }

    private record Known(JWSVerifier verifier, Instant lastListedAt) {}

    /** What has not been listed for too long is asked for once more; no answer is no judgement. */
    Mono<JWSVerifier> find(String kid) {
        return verifier(trusted(kid).switchIfEmpty(Mono.defer(() -> fetch(kid))));
    }

    /** The same without asking. */
    Mono<JWSVerifier> cached(String kid) {
        return verifier(trusted(kid));
    }

    private static Mono<JWSVerifier> verifier(Mono<Known> key) {
        return key.map(Known::verifier).switchIfEmpty(Mono.error(Signatures::forged));
    }

    private Mono<Known> trusted(String kid) {
        return Mono.justOrEmpty(known.getIfPresent(kid))
                .filter(this::isTrusted)
                .switchIfEmpty(Mono.defer(() -> kept(kid)));
    }

    private boolean isTrusted(Known key) {
        return key.lastListedAt().plus(settings.trustedFor()).isAfter(clock.instant());
    }

    private Mono<Known> kept(String kid) {
        return shelf.find(kid)
                .map(listed -> learn(kid, listed.jwk(), listed.lastListedAt()))
                .filter(this::isTrusted);
    }

    private Mono<Known> fetch(String kid) {
        return listed().filter(key -> kid.equals(key.getKeyID()))
                .next()
                .map(key -> learn(kid, key.toJSONString(), clock.instant()));
    }

    /** Trusts the keys that are listed. */
    @Scheduled(fixedDelayString = "${authority.keys-every:PT10M}", initialDelayString = "PT1M")
    Mono<Void> refresh() {
        return listed().doOnNext(key -> learn(key.getKeyID(), key.toJSONString(), clock.instant()))
                .then()
                .doOnError(silent -> log.warn("the authority's keys could not be read: {}", silent.toString()))
                .onErrorComplete();
    }

    private Flux<JWK> listed() {
        return gate.keys()
                .flatMapIterable(AuthorityKeys::parse)
                .concatMap(key -> shelf.listed(key, clock.instant()).thenReturn(key));
    }

    private static Iterable<JWK> parse(Map<String, Object> keys) {
        try {
            return JWKSet.parse(keys).toPublicJWKSet().getKeys();
        } catch (ParseException unreadable) {
            throw new IllegalStateException("the key set of agreements-service cannot be read", unreadable);
        }
    }

    private Known learn(String kid, String jwk, Instant lastListedAt) {
        try {
            var learnt = new Known(new ECDSAVerifier(ECKey.parse(jwk)), lastListedAt);
            known.put(kid, learnt);
            return learnt;
        } catch (ParseException | JOSEException unreadable) {
            throw new IllegalStateException("the kept key " + kid + " cannot be read", unreadable);
        }
    }
}
