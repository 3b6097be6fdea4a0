package org.fivetrust.shared.web;

import java.net.InetSocketAddress;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Requests without a valid token are limited by the address of the connection, health apart. Behind the gateway that is
 * the gateway's, which limits by the clients' addresses.
 */
@Order(AnonymousLimit.AFTER_SECURITY)
class AnonymousLimit implements WebFilter {

    static final int AFTER_SECURITY = -50;

    private static final String HEALTH = "/actuator/health";

    private final RequestRates rates;
    private final Problems problems;

    AnonymousLimit(AnonymousSettings settings, Problems problems) {
        this.rates = new RequestRates(settings.rateLimit());
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        return request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION) || isHealth(request) || allows(request)
                ? chain.filter(exchange)
                : problems.tooMany(exchange);
    }

    Mono<Void> unauthenticated(ServerWebExchange exchange, AuthenticationException unauthenticated) {
        return allows(exchange.getRequest())
                ? problems.unauthenticated(exchange, unauthenticated)
                : problems.tooMany(exchange);
    }

    private static boolean isHealth(ServerHttpRequest request) {
        return request.getPath().value().startsWith(HEALTH);
    }

    private boolean allows(ServerHttpRequest request) {
        return rates.allows(address(request));
    }

    /** Not what X-Forwarded-For says: anyone may have written that. */
    private static String address(ServerHttpRequest request) {
        var remote = ServerHttpRequestDecorator.getNativeRequest(request) instanceof HttpServerRequest connection
                ? connection.remoteAddress()
                : request.getRemoteAddress();
        return remote instanceof InetSocketAddress internet
                ? internet.getAddress().getHostAddress()
                : Objects.toString(remote);
    }
}
