package org.fivetrust.gateway;

import java.security.Principal;
import org.fivetrust.shared.web.RequestRates;
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

    private final RequestRates rates;
    private final AnonymousLimit anonymous;
    private final GatewayProblems problems;

    RateLimitFilter(GatewaySettings settings, AnonymousLimit anonymous, GatewayProblems problems) {
        this.rates = new RequestRates(settings.rateLimit());
        this.anonymous = anonymous;
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getPrincipal()
                .map(Principal::getName)
                .map(rates::allows)
                .switchIfEmpty(Mono.fromSupplier(() -> anonymous.allows(exchange)))
                .flatMap(allowed -> allowed ? chain.filter(exchange) : problems.tooMany(exchange));
    }
}
