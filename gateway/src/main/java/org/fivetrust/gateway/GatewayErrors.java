package org.fivetrust.gateway;

import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.fivetrust.gateway.ServiceDocuments.SilentService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/** No answer is not "no": a dead or slow neighbour is a 503. */
@Component
@Order(GatewayErrors.BEFORE_THE_USUAL)
class GatewayErrors implements ErrorWebExceptionHandler {

    static final int BEFORE_THE_USUAL = -2;

    private static final Logger log = LoggerFactory.getLogger(GatewayErrors.class);

    private final GatewayProblems problems;

    GatewayErrors(GatewayProblems problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(error);
        }
        return switch (error) {
            case AuthenticationServiceException _ -> silent(exchange, "issuer", error);
            case ServerExchangeRejectedException _ -> problems.malformed(exchange);
            case DataBufferLimitException _ -> problems.tooLarge(exchange);
            case ReadTimeoutException _ when UnfinishedBodies.stopped(exchange) -> problems.notInTime(exchange);
            case ResponseStatusException status -> answer(exchange, status);
            case SilentService silent -> silent(exchange, silent.service(), error);
            case IOException _, TimeoutException _, ReadTimeoutException _ ->
                silent(exchange, neighbour(exchange), error);
            default -> broken(exchange, error);
        };
    }

    private Mono<Void> answer(ServerWebExchange exchange, ResponseStatusException error) {
        var status = HttpStatus.resolve(error.getStatusCode().value());
        return switch (status) {
            case NOT_FOUND -> problems.noSuchPath(exchange);
            case CONTENT_TOO_LARGE -> problems.tooLarge(exchange);
            case BAD_GATEWAY, SERVICE_UNAVAILABLE, GATEWAY_TIMEOUT -> silent(exchange, neighbour(exchange), error);
            case INTERNAL_SERVER_ERROR -> broken(exchange, error);
            case null, default -> problems.status(exchange, error.getStatusCode());
        };
    }

    private Mono<Void> silent(ServerWebExchange exchange, String service, Throwable error) {
        log.warn("{} does not answer: {}", service, error.toString());
        return problems.silent(exchange, service);
    }

    private static String neighbour(ServerWebExchange exchange) {
        return Objects.requireNonNullElse(Routes.service(exchange), "gateway");
    }

    private Mono<Void> broken(ServerWebExchange exchange, Throwable error) {
        var method = exchange.getRequest().getMethod();
        var path = exchange.getRequest().getPath();
        if (DisconnectedClientHelper.isClientDisconnectedException(error)) {
            log.info("{} {}: the client hung up", method, path);
        } else {
            log.error("{} {} broke", method, path, error);
        }
        return problems.broken(exchange);
    }
}
