package org.fivetrust.gateway;

import java.net.URI;
import org.fivetrust.shared.metrics.ProblemCounter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What the gateway itself has to say, in the same form as every service: RFC 9457. */
@Component
class GatewayProblems {

    private final ProblemTexts texts;
    private final JsonMapper json;
    private final ProblemCounter counter;
    private final URI base;

    GatewayProblems(ProblemTexts texts, JsonMapper json, ProblemCounter counter, GatewaySettings settings) {
        this.texts = texts;
        this.json = json;
        this.counter = counter;
        this.base = URI.create(settings.problemBase());
    }

    Mono<Void> unauthenticated(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return write(exchange, 401, "access.token", "");
    }

    Mono<Void> tooMany(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        return write(exchange, 429, "request.too-many", "");
    }

    Mono<Void> tooManyBodies(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, "2");
        return write(exchange, 429, "request.too-many-bodies", "");
    }

    Mono<Void> denied(ServerWebExchange exchange) {
        return write(exchange, 403, "access.role", "");
    }

    Mono<Void> silent(ServerWebExchange exchange, String service) {
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, "2");
        return write(exchange, 503, "request.neighbour-silent", service);
    }

    Mono<Void> malformed(ServerWebExchange exchange) {
        return write(exchange, 400, "request.malformed", "");
    }

    Mono<Void> noSuchPath(ServerWebExchange exchange) {
        return write(exchange, 404, "request.no-such-path", path(exchange));
    }

    Mono<Void> tooLarge(ServerWebExchange exchange) {
        return write(exchange, 413, "request.too-large", path(exchange));
    }

    Mono<Void> notInTime(ServerWebExchange exchange) {
        return write(exchange, 408, "request.not-in-time", "");
    }

    Mono<Void> status(ServerWebExchange exchange, HttpStatusCode status) {
        return write(exchange, status.value(), "request.malformed", "");
    }

    Mono<Void> broken(ServerWebExchange exchange) {
        return write(exchange, 500, "request.broken", "");
    }

    private Mono<Void> write(ServerWebExchange exchange, int status, String code, String fact) {
        counter.count(code, status);
        var language = exchange.getLocaleContext().getLocale();
        var problem =
                ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), texts.detail(code, fact, language));
        problem.setType(base.resolve(code));
        problem.setTitle(texts.title(code, language));
        problem.setInstance(URI.create(path(exchange)));
        problem.setProperty("code", code);
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(status));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(json.writeValueAsBytes(problem))));
    }

    private static String path(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value();
    }
}
