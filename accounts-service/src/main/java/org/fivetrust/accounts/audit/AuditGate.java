package org.fivetrust.accounts.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fivetrust.accounts.audit.model.AuditMandate;
import org.fivetrust.accounts.audit.model.AuditRequest;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.web.AuditedYears;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.ReadingLog;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Logs each request of an auditor before it is answered. Where mandates are required, it reduces the principals of the
 * caller to those that the mandates name, so that no feature can forget to check them.
 */
@Component
@Order(AuditGate.AFTER_SECURITY)
class AuditGate implements WebFilter {

    static final int AFTER_SECURITY = 0;

    /** The exchange attribute with the refusal that {@link AuditRefusals} throws. */
    static final String DECLINED = AuditGate.class.getName() + ".declined";

    private static final String EVERYONE = "*";

    private final AuditSettings settings;
    private final Mandates mandates;
    private final AuditSubjects auditSubjects;
    private final ReadingLog readingLog;
    private final RequestMappingHandlerMapping handlers;
    private final Clock clock;

    AuditGate(
            AuditSettings settings,
            Mandates mandates,
            AuditSubjects auditSubjects,
            ReadingLog readingLog,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers,
            Clock clock) {
        this.settings = settings;
        this.mandates = mandates;
        this.auditSubjects = auditSubjects;
        this.readingLog = readingLog;
        this.handlers = handlers;
        this.clock = clock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getPrincipal()
                .ofType(JwtAuthenticationToken.class)
                .filter(token -> isBound(token.getToken(), exchange))
                .flatMap(token -> admit(exchange, token))
                .defaultIfEmpty(exchange)
                .flatMap(chain::filter);
    }

    private static boolean isBound(Jwt token, ServerWebExchange exchange) {
        var roles = token.getClaimAsStringList("roles");
        return roles != null
                && roles.contains(Roles.AUDITOR)
                && ReadingLog.path(exchange).startsWith("/v1/");
    }

    private Mono<ServerWebExchange> admit(ServerWebExchange exchange, JwtAuthenticationToken token) {
        ReadingLog.claim(exchange);
        return Mono.zip(
                        auditSubjects.named(ReadingLog.path(exchange)),
                        mandates.of(subdistrict(token), subject(token)),
                        yearParameters(exchange))
                .map(read -> new Visit(
                        token,
                        judge(exchange, read.getT1(), read.getT2(), read.getT3().orElse(null))))
                .delayUntil(visit -> readingLog.add(exchange, visit.caller(), visit.outcome() instanceof Outcome.Done))
                .map(visit -> visit.proceed(exchange))
                .onErrorResume(RuntimeException.class, failure -> Mono.just(closed(exchange, token, failure)));
    }

    /** Those of the handler that will answer; empty without an annotation, or where no handler accepts the request. */
    private Mono<Optional<List<String>>> yearParameters(ServerWebExchange exchange) {
        return handlers.getHandler(exchange)
                .onErrorResume(RuntimeException.class, _ -> Mono.empty())
                .ofType(HandlerMethod.class)
                .flatMap(handler -> Mono.justOrEmpty(annotation(handler)))
                .map(annotation -> List.of(annotation.value()))
                .singleOptional();
    }

    private static @Nullable AuditedYears annotation(HandlerMethod handler) {
        var ofMethod = handler.getMethodAnnotation(AuditedYears.class);
        return ofMethod == null ? handler.getBeanType().getAnnotation(AuditedYears.class) : ofMethod;
    }

    /** The caller sees no principal, and {@link AuditRefusals} refuses the request. */
    private static ServerWebExchange closed(
            ServerWebExchange exchange, JwtAuthenticationToken token, RuntimeException because) {
        exchange.getAttributes().put(DECLINED, because);
        return narrowed(exchange, token, Set.of());
    }

    private static ServerWebExchange narrowed(
            ServerWebExchange exchange, JwtAuthenticationToken token, Set<String> principals) {
        var claims = token.getToken().getClaims();
        var own = claims.get("principals") instanceof List<?> some
                ? principals.stream().filter(some::contains).toList()
                : List.copyOf(principals);
        var jwt = Jwt.withTokenValue(token.getToken().getTokenValue())
                .headers(headers -> headers.putAll(token.getToken().getHeaders()))
                .claims(all -> all.putAll(claims))
                .claim("principals", own)
                .build();
        return exchange.mutate()
                .principal(Mono.just(new JwtAuthenticationToken(jwt, token.getAuthorities())))
                .build();
    }

    private static String subject(JwtAuthenticationToken token) {
        return Caller.subject(token.getToken());
    }

    private static @Nullable String subdistrict(JwtAuthenticationToken token) {
        return token.getToken().getClaimAsString("street");
    }

    private Outcome<Set<String>> judge(
            ServerWebExchange exchange,
            AuditSubject auditSubject,
            List<AuditMandate> granted,
            @Nullable List<String> yearParameters) {
        var request = exchange.getRequest();
        return settings.mandatesRequired()
                ? new AuditRequest(
                                request.getMethod().name(),
                                yearParameters,
                                Map.copyOf(request.getQueryParams()),
                                auditSubject.year())
                        .admit(granted, LocalDate.now(clock))
                : Outcome.done(Set.of(EVERYONE));
    }

    /** A request of an auditor and the decision on it. */
    private record Visit(JwtAuthenticationToken token, Outcome<Set<String>> outcome) {

        Caller caller() {
            return Caller.of(token.getToken());
        }

        ServerWebExchange proceed(ServerWebExchange exchange) {
            return switch (outcome) {
                case Outcome.Declined<Set<String>>(var because) -> closed(exchange, token, new Refused(because));
                case Outcome.Done<Set<String>>(var principals) ->
                    principals.contains(EVERYONE) ? exchange : narrowed(exchange, token, principals);
            };
        }
    }
}
