package org.fivetrust.gateway;

import java.util.UUID;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** One name for a request, from the client to the last service and back: the client's own where it sent a sane one. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIdFilter implements WebFilter {

    private static final String HEADER = "X-Request-Id";

    private static final int LONGEST = 64;

    private static boolean isSane(String sent) {
        return !sent.isEmpty() && sent.length() <= LONGEST && sent.chars().allMatch(RequestIdFilter::isSane);
    }

    private static boolean isSane(int letter) {
        return letter < 128 && (Character.isLetterOrDigit(letter) || "._-".indexOf(letter) >= 0);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var sent = exchange.getRequest().getHeaders().getFirst(HEADER);
        var id = sent != null && isSane(sent) ? sent : UUID.randomUUID().toString();
        var response = exchange.getResponse();
        response.beforeCommit(
                () -> Mono.fromRunnable(() -> response.getHeaders().set(HEADER, id)));
        return chain.filter(exchange.mutate()
                .request(request -> request.headers(headers -> headers.set(HEADER, id)))
                .build());
    }
}
