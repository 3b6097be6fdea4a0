package org.fivetrust.shared.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    private final ReactiveJwtDecoder decoder;
    private final Cache<String, Jwt> known;

    TokenCache(ReactiveJwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.known = Caffeine.newBuilder()
                .maximumSize(AT_MOST)
                .executor(Runnable::run)
                .ticker(() -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()))
                .expireAfter(Expiry.<String, Jwt>creating((_, token) -> believed(token, clock.instant())))
                .build();
    }

    private static Duration believed(Jwt token, Instant now) {
        var expiry = token.getExpiresAt();
        return expiry != null && expiry.isBefore(now.plus(BELIEVED)) ? Duration.between(now, expiry) : BELIEVED;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        return Mono.justOrEmpty(known.getIfPresent(token))
                .switchIfEmpty(Mono.defer(() -> decoder.decode(token).doOnNext(jwt -> known.put(token, jwt))));
    }

    /** One that is known is found as it stands; whatever else the header says is judged as ever. */
    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        var said = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (said.size() == 1 && said.getFirst().startsWith(BEARER)) {
            var token = said.getFirst().substring(BEARER.length());
            if (known.getIfPresent(token) != null) {
                return Mono.just(new BearerTokenAuthenticationToken(token));
            }
        }
        return written.convert(exchange);
    }
}
