package org.fivetrust.agreements.authzen;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** The standard lets a request id be any text and wants the very same back, in errors as well. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class RequestIdEcho implements WebFilter {

    private static final String HEADER = "X-Request-ID";

    private static final int LONGEST = 1024;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var sent = exchange.getRequest().getHeaders().getFirst(HEADER);
        if (sent != null
                && isPrintable(sent)
                && exchange.getRequest()
                        .getPath()
                        .pathWithinApplication()
                        .value()
                        .startsWith("/access/v1/")) {
            exchange.getResponse().getHeaders().set(HEADER, sent);
        }
        return chain.filter(exchange);
    }

    private static boolean isPrintable(String text) {
        return text.length() <= LONGEST && text.chars().allMatch(character -> character >= ' ' && character < 127);
    }
}
