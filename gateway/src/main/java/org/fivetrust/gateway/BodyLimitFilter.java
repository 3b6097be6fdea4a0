package org.fivetrust.gateway;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * Bodies pass streamed. One that is announced too large is not read; of one that turns out too large the rest is read
 * and dropped, since a sender that is answered while it still sends may miss the answer.
 */
@Component
@Order(BodyLimitFilter.AFTER_SECURITY)
class BodyLimitFilter implements WebFilter {

    static final int AFTER_SECURITY = -40;

    /** How many times the largest body is read before the sender is cut off. */
    private static final int PATIENCE = 2;

    private final long largest;

    BodyLimitFilter(GatewaySettings settings) {
        this.largest = settings.largestBody().toBytes();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var announced = exchange.getRequest().getHeaders().getContentLength();
        if (announced > largest) {
            return Mono.error(new DataBufferLimitException("announced " + announced + " bytes"));
        }
        return chain.filter(
                announced >= 0
                        ? exchange
                        : exchange.mutate()
                                .request(new Counted(exchange.getRequest(), largest))
                                .build());
    }

    private static final class Counted extends ServerHttpRequestDecorator {

        private final long largest;

        Counted(ServerHttpRequest request, long largest) {
            super(request);
            this.largest = largest;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            var seen = new AtomicLong();
            return super.getBody()
                    .<DataBuffer>handle((buffer, sink) -> pass(buffer, sink, seen))
                    .concatWith(Mono.defer(() -> seen.get() <= largest ? Mono.empty() : Mono.error(tooLarge())));
        }

        private void pass(DataBuffer buffer, SynchronousSink<DataBuffer> sink, AtomicLong seen) {
            var total = seen.addAndGet(buffer.readableByteCount());
            if (total <= largest) {
                sink.next(buffer);
                return;
            }
            DataBufferUtils.release(buffer);
            if (total > PATIENCE * largest) {
                sink.error(tooLarge());
            }
        }

        private DataBufferLimitException tooLarge() {
            return new DataBufferLimitException("more than " + largest + " bytes");
        }
    }
}
