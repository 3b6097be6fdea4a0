package org.fivetrust.agreements.inquiry;

import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Whoever is told that his change is made finds it in the next answer of this instance: the answer waits until the
 * instance has heard of the change itself.
 */
@Component
class ReadYourWrites implements WebFilter {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Footings footings;
    private final ChangeListener changeListener;

    ReadYourWrites(Footings footings, ChangeListener changeListener) {
        this.footings = footings;
        this.changeListener = changeListener;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (mayChange(exchange.getRequest())) {
            exchange.getResponse().beforeCommit(() -> footings.isEmpty() ? Mono.empty() : changeListener.catchUp());
        }
        return chain.filter(exchange);
    }

    private static boolean mayChange(ServerHttpRequest request) {
        var path = request.getPath().pathWithinApplication().value();
        return !READING.contains(request.getMethod()) && !path.startsWith("/access/v1/") && !path.equals("/v1/rulings");
    }
}
