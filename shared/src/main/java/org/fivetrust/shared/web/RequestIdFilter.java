package org.fivetrust.shared.web;

import java.util.UUID;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Every answer names its request: the caller's own id where it sent a sane one. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIdFilter implements WebFilter {

    private static final String HEADER = "X-Request-Id";

    private static final BoundedPattern SANE = BoundedPattern.of("[A-Za-z0-9._-]{1,64}");

    /** What this answer calls its request. */
    static @Nullable String of(ServerWebExchange exchange) {
        return exchange.getResponse().getHeaders().getFirst(HEADER);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var sent = exchange.getRequest().getHeaders().getFirst(HEADER);
        var id = sent != null && SANE.matches(sent) ? sent : UUID.randomUUID().toString();
        exchange.getResponse().getHeaders().set(HEADER, id);
        return chain.filter(exchange);
    }
}
