package org.fivetrust.gateway;

import java.security.Principal;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Nobody's haste becomes everybody's wait. */
@Component
@Order(RateLimitFilter.AFTER_SECURITY)
class RateLimitFilter implements WebFilter {

    static final int AFTER_SECURITY = -50;

    private final RateLimiters rateLimiters;
    private final GatewayProblems problems;

    RateLimitFilter(GatewaySettings settings, GatewayProblems problems) {
        this.rateLimiters = new RateLimiters(settings.rateLimit());
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getPrincipal()
                .map(Principal::getName)
                .map(rateLimiters::allows)
                .defaultIfEmpty(true)
                .flatMap(allowed -> allowed ? chain.filter(exchange) : problems.tooMany(exchange));
    }
}
