package org.fivetrust.gateway;

import org.springframework.http.HttpHeaders;
import org.springframework.security.web.server.header.ServerHttpHeadersWriter;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Tells browsers to stay with HTTPS where they came by it, and what a page may run; only the catalogue runs anything.
 */
@Component
class SecureHeaders implements ServerHttpHeadersWriter {

    private static final String POLICY = "Content-Security-Policy";

    private static final String RUNS_NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String RUNS_ITS_OWN = "default-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String A_YEAR = "max-age=31536000 ; includeSubDomains";

    private final ClientAddress addresses;

    SecureHeaders(ClientAddress addresses) {
        this.addresses = addresses;
    }

    @Override
    public Mono<Void> writeHttpHeaders(ServerWebExchange exchange) {
        return Mono.fromRunnable(() -> write(exchange, exchange.getResponse().getHeaders()));
    }

    private void write(ServerWebExchange exchange, HttpHeaders headers) {
        headers.set(POLICY, isCatalogue(exchange.getRequest().getPath().value()) ? RUNS_ITS_OWN : RUNS_NOTHING);
        if (addresses.isSecure(exchange.getRequest())) {
            headers.set("Strict-Transport-Security", A_YEAR);
        }
    }

    private static boolean isCatalogue(String path) {
        return path.startsWith("/swagger-ui") || path.startsWith("/webjars/swagger-ui");
    }
}
