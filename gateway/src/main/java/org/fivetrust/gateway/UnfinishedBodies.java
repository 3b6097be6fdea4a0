package org.fivetrust.gateway;

import io.netty.handler.timeout.ReadTimeoutException;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A caller has only so many bodies on their way: each holds a connection to a service until it has arrived. */
@Component
@Order(UnfinishedBodies.AFTER_RATE_LIMIT)
class UnfinishedBodies implements WebFilter {

    static final int AFTER_RATE_LIMIT = -45;

    private static final String STOPPED = UnfinishedBodies.class.getName() + ".stopped";

    private final int most;
    private final GatewayProblems problems;
    private final Map<String, Integer> unfinished = new HashMap<>();

    UnfinishedBodies(GatewaySettings settings, GatewayProblems problems) {
        this.most = settings.bodiesPerCaller();
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return hasBody(exchange.getRequest().getHeaders())
                ? exchange.getPrincipal()
                        .map(Principal::getName)
                        .map(caller -> limited(caller, exchange, chain))
                        .defaultIfEmpty(chain.filter(exchange))
                        .flatMap(answer -> answer)
                : chain.filter(exchange);
    }

    private static boolean hasBody(HttpHeaders headers) {
        return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    private Mono<Void> limited(String caller, ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.defer(() -> begin(caller) ? passed(caller, exchange, chain) : problems.tooManyBodies(exchange));
    }

    private Mono<Void> passed(String caller, ServerWebExchange exchange, WebFilterChain chain) {
        var finished = new AtomicBoolean();
        Runnable finish = () -> {
            if (finished.compareAndSet(false, true)) {
                end(caller);
            }
        };
        var watched = exchange.mutate()
                .request(new Watched(exchange.getRequest(), exchange.getAttributes(), finish))
                .build();
        return chain.filter(watched).doFinally(_ -> finish.run());
    }

    /** Whether the request's own body stopped coming. */
    static boolean stopped(ServerWebExchange exchange) {
        return exchange.getAttributes().containsKey(STOPPED);
    }

    private synchronized boolean begin(String caller) {
        var count = unfinished.getOrDefault(caller, 0);
        if (count < most) {
            unfinished.put(caller, count + 1);
        }
        return count < most;
    }

    private synchronized void end(String caller) {
        unfinished.computeIfPresent(caller, (_, count) -> count == 1 ? null : count - 1);
    }

    private static final class Watched extends ServerHttpRequestDecorator {

        private final Map<String, Object> attributes;
        private final Runnable finish;

        Watched(ServerHttpRequest request, Map<String, Object> attributes, Runnable finish) {
            super(request);
            this.attributes = attributes;
            this.finish = finish;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return super.getBody()
                    .doOnError(ReadTimeoutException.class, _ -> attributes.put(STOPPED, true))
                    .doFinally(_ -> finish.run());
        }
    }
}
