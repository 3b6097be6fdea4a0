package org.fivetrust.shared.web;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Large bodies are read and checked beside the event loops, as many at once as there are processors. */
@Order(0)
class LargeBodies implements WebFilter, DisposableBean {

    private static final String MULTIPART = "multipart/";

    private final Scheduler beside =
            Schedulers.newParallel("bodies", Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    private final BodySettings settings;

    LargeBodies(BodySettings settings) {
        this.settings = settings;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        return isLarge(request.getHeaders())
                ? chain.filter(
                        exchange.mutate().request(new OffLoopRequest(request)).build())
                : chain.filter(exchange);
    }

    /** A body without a length may be large. Multipart has readers of its own, which take it in pieces. */
    private boolean isLarge(HttpHeaders headers) {
        var type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        var multipart = type != null && type.regionMatches(true, 0, MULTIPART, 0, MULTIPART.length());
        return !multipart
                && (headers.getContentLength() > settings.large().toBytes()
                        || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING));
    }

    @Override
    public void destroy() {
        beside.dispose();
    }

    private final class OffLoopRequest extends ServerHttpRequestDecorator {

        OffLoopRequest(ServerHttpRequest request) {
            super(request);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return super.getBody().publishOn(beside);
        }
    }
}
