package org.fivetrust.accounts.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.accounts.audit.model.AuditMandate;
import org.fivetrust.accounts.audit.model.AuditRequest;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.web.AuditedYears;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Subdistricts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
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

    private static final BoundedPattern NAME = BoundedPattern.of(PrincipalId.PATTERN);

    private final AuditSettings settings;
    private final Mandates mandates;
    private final AuditSubjects auditSubjects;
    private final AuditLog auditLog;
    private final RequestMappingHandlerMapping handlers;
    private final Clock clock;

    AuditGate(
            AuditSettings settings,
            Mandates mandates,
            AuditSubjects auditSubjects,
            AuditLog auditLog,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers,
            Clock clock) {
        this.settings = settings;
        this.mandates = mandates;
        this.auditSubjects = auditSubjects;
        this.auditLog = auditLog;
        this.handlers = handlers;
        this.clock = clock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getPrincipal()
                .ofType(JwtAuthenticationToken.class)
                .filter(token -> isBound(token.getToken(), exchange.getRequest()))
                .flatMap(token -> admit(exchange, token))
                .defaultIfEmpty(exchange)
                .flatMap(chain::filter);
    }

    private static boolean isBound(Jwt token, ServerHttpRequest request) {
        var roles = token.getClaimAsStringList("roles");
        return roles != null && roles.contains(Roles.AUDITOR) && path(request).startsWith("/v1/");
    }

    /** The path as handlers match it: decoded, without the parameters of its segments. */
    private static String path(ServerHttpRequest request) {
        return request.getPath().pathWithinApplication().elements().stream()
                .map(part -> part instanceof PathContainer.PathSegment segment ? segment.valueToMatch() : part.value())
                .collect(Collectors.joining());
    }

    private Mono<ServerWebExchange> admit(ServerWebExchange exchange, JwtAuthenticationToken token) {
        return Mono.zip(
                        auditSubjects.named(path(exchange.getRequest())),
                        mandates.of(subdistrict(token), subject(token)),
                        yearParameters(exchange))
                .map(read -> new Visit(
                        exchange.getRequest(),
                        token,
                        read.getT1(),
                        judge(exchange, read.getT1(), read.getT2(), read.getT3().orElse(null))))
                .flatMap(visit -> auditLog.add(visit.access(clock.instant())).thenReturn(visit))
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
    private record Visit(
            ServerHttpRequest request,
            JwtAuthenticationToken token,
            AuditSubject auditSubject,
            Outcome<Set<String>> outcome) {

        AuditLogEntry access(Instant now) {
            return new AuditLogEntry(
                    principal(),
                    UUID.randomUUID(),
                    subject(token),
                    Objects.requireNonNullElse(token.getToken().getClaimAsString("name"), subject(token)),
                    request.getMethod().name(),
                    path(request),
                    Objects.requireNonNullElse(request.getURI().getRawQuery(), ""),
                    outcome instanceof Outcome.Done,
                    now);
        }

        /** The principal of the subject, else of the query; an invalid name counts as none. */
        private String principal() {
            var asked = request.getQueryParams().getFirst("principal");
            var named = auditSubject.principal() == null ? asked : auditSubject.principal();
            return named != null && NAME.matches(named) ? named : subdistrict();
        }

        /** The principal that a read across principals is logged under. */
        private String subdistrict() {
            var scope = Scope.ofSubdistrict(Objects.requireNonNullElse(AuditGate.subdistrict(token), ""));
            return scope.subdistrict().isEmpty()
                    ? EVERYONE
                    : Subdistricts.own(scope.subdistrict()).value();
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
