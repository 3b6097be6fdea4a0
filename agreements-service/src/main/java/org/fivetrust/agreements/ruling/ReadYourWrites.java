package org.fivetrust.agreements.ruling;

import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * A client that gets the answer to its change finds the change in the next answer of this instance: the first answer
 * waits until the instance was notified of the change.
 */
@Component
class ReadYourWrites implements WebFilter {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final FactsCache factsCache;
    private final ChangeListener changeListener;

    ReadYourWrites(FactsCache factsCache, ChangeListener changeListener) {
        this.factsCache = factsCache;
        this.changeListener = changeListener;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (mayChange(exchange.getRequest())) {
            exchange.getResponse().beforeCommit(() -> factsCache.isEmpty() ? Mono.empty() : changeListener.catchUp());
        }
        return chain.filter(exchange);
    }

    private static boolean mayChange(ServerHttpRequest request) {
        var path = request.getPath().pathWithinApplication().value();
        return !READING.contains(request.getMethod()) && !path.startsWith("/access/v1/") && !path.equals("/v1/rulings");
    }
}
