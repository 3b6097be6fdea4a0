package org.fivetrust.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import reactor.core.publisher.Mono;

class TokenCacheTest {

    private static final Instant MORNING = Instant.parse("2026-03-02T00:00:00Z");

    private final AtomicInteger checked = new AtomicInteger();

    private Instant now = MORNING;

    private boolean withdrawn;

    private final InstantSource time = () -> now;

    private final TokenCache tokens = new TokenCache(this::check, Clock.fixed(MORNING, ZoneOffset.UTC));

    private final TokenCache later = new TokenCache(this::check, new Ticking());

    private final class Ticking extends Clock {

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return time.instant();
        }
    }

    private Mono<Jwt> check(String token) {
        checked.incrementAndGet();
        return withdrawn || token.startsWith("forged")
                ? Mono.error(new BadJwtException("not signed by a key we know"))
                : Mono.just(
                        token(token, token.startsWith("brief") ? MORNING.plusSeconds(10) : MORNING.plusSeconds(3600)));
    }

    private static Jwt token(String value, @Nullable Instant expiry) {
        return Jwt.withTokenValue(value)
                .header("alg", "RS256")
                .subject("cashier")
                .expiresAt(expiry)
                .build();
    }

    @Test
    void aTokenJustCheckedIsNotCheckedAgain() {
        var first = tokens.decode("one").block();

        assertThat(tokens.decode("one").block()).isSameAs(first);
        assertThat(checked).hasValue(1);
        tokens.decode("another").block();
        assertThat(checked).hasValue(2);
    }

    @Test
    void whatWasRefusedIsCheckedEveryTime() {
        assertThatThrownBy(() -> tokens.decode("forged").block()).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("forged").block()).isInstanceOf(BadJwtException.class);
        assertThat(checked).hasValue(2);
    }

    @Test
    void aWithdrawnKeyIsBelievedAMinuteLongerAndNoMore() {
        later.decode("one").block();
        withdrawn = true;
        now = MORNING.plus(Duration.ofSeconds(59));
        assertThat(later.decode("one").block()).isNotNull();

        now = MORNING.plus(Duration.ofSeconds(60));
        assertThatThrownBy(() -> later.decode("one").block()).isInstanceOf(BadJwtException.class);
    }

    @Test
    void anExpiredTokenIsNotBelievedToTheEndOfTheMinute() {
        later.decode("brief").block();
        now = MORNING.plusSeconds(10);
        later.decode("brief").block();

        assertThat(checked).hasValue(2);
    }

    @Test
    void itRemembersOnlySoMany() {
        IntStream.range(0, 20_000).forEach(n -> later.decode("token " + n).block());
        IntStream.range(0, 20_000).forEach(n -> later.decode("token " + n).block());

        assertThat(checked.get()).isBetween(30_000, 39_000);
    }

    private @Nullable Authentication written(String... headers) {
        var request = MockServerHttpRequest.get("/v1/books").header("Authorization", headers);
        return tokens.convert(MockServerWebExchange.from(request)).block();
    }

    @Test
    void aKnownTokenIsReadAsAnyOther() {
        var unknown = written("Bearer one");
        tokens.decode("one").block();

        assertThat(written("Bearer one")).isEqualTo(unknown).isInstanceOf(BearerTokenAuthenticationToken.class);
        assertThat(written("Bearer another")).isEqualTo(new BearerTokenAuthenticationToken("another"));
        assertThat(written("Basic one")).isNull();
        assertThat(written()).isNull();
    }

    @Test
    void whatIsWrittenAgainstTheRulesIsRefusedThoughItsTokenIsKnown() {
        tokens.decode("one").block();

        assertThatThrownBy(() -> written("Bearer one two")).isInstanceOf(OAuth2AuthenticationException.class);
        assertThatThrownBy(() -> written("Bearer ")).isInstanceOf(OAuth2AuthenticationException.class);
    }
}
