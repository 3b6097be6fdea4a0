package org.fivetrust.gateway;

import org.fivetrust.shared.web.RequestRates;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Requests without a valid token are limited by the address of the client. */
@Component
class AnonymousLimit {

    private final RequestRates rates;
    private final ClientAddress addresses;
    private final GatewayProblems problems;

    AnonymousLimit(GatewaySettings settings, ClientAddress addresses, GatewayProblems problems) {
        this.rates = new RequestRates(settings.anonymousRateLimit());
        this.addresses = addresses;
        this.problems = problems;
    }

    boolean allows(ServerWebExchange exchange) {
        return rates.allows(addresses.of(exchange.getRequest()));
    }

    Mono<Void> unauthenticated(ServerWebExchange exchange) {
        return allows(exchange) ? problems.unauthenticated(exchange) : problems.tooMany(exchange);
    }
}
