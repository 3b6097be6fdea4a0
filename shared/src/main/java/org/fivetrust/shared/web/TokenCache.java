package org.fivetrust.shared.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Tokens whose signature was checked a moment ago are not checked again, nor is how they are written: people send one
 * token with many requests. A key that the issuer withdraws is believed a minute longer, a token that has expired no
 * longer than before.
 */
class TokenCache implements ReactiveJwtDecoder, ServerAuthenticationConverter {

    private static final Duration BELIEVED = Duration.ofMinutes(1);

    private static final int AT_MOST = 10_000;

    private static final String BEARER = "Bearer ";

    private final ServerAuthenticationConverter written = new ServerBearerTokenAuthenticationConverter();

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final ReactiveJwtDecoder decoder;
    private final Clock clock;

    TokenCache(ReactiveJwtDecoder decoder, Clock clock) {
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

    /** One that is known is found as it stands; whatever else the header says is judged as ever. */
    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        var said = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (said.size() == 1 && said.getFirst().startsWith(BEARER)) {
            var token = said.getFirst().substring(BEARER.length());
            if (known.containsKey(token)) {
                return Mono.just(new BearerTokenAuthenticationToken(token));
            }
        }
        return written.convert(exchange);
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
