package org.fivetrust.shared.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Tokens whose signature was checked a moment ago are not checked again: people send one token with many requests. A
 * key that the issuer withdraws is believed a minute longer, a token that has expired no longer than before.
 */
class KnownTokens implements ReactiveJwtDecoder {

    private static final Duration BELIEVED = Duration.ofMinutes(1);

    private static final int AT_MOST = 10_000;

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final ReactiveJwtDecoder decoder;
    private final Clock clock;

    KnownTokens(ReactiveJwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.clock = clock;
    }

    private record Known(Jwt token, Instant until) {

        static Known at(Instant now, Jwt token) {
            var until = now.plus(BELIEVED);
            var expiry = token.getExpiresAt();
            return new Known(token, expiry != null && expiry.isBefore(until) ? expiry : until);
        }
    }

    @Override
    public Mono<Jwt> decode(String token) {
        var before = find(token);
        return before == null ? decoder.decode(token).doOnNext(jwt -> remember(token, jwt)) : Mono.just(before);
    }

    private @Nullable Jwt find(String token) {
        var found = known.get(token);
        return found != null && clock.instant().isBefore(found.until()) ? found.token() : null;
    }

    private void remember(String token, Jwt jwt) {
        if (known.size() >= AT_MOST) {
            var now = clock.instant();
            known.values().removeIf(one -> !now.isBefore(one.until()));
        }
        if (known.size() < AT_MOST) {
            known.put(token, Known.at(clock.instant(), jwt));
        }
    }
}
