package org.fivetrust.accounts.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.accounts.audit.model.Admission;
import org.fivetrust.accounts.audit.model.AuditMandate;
import org.fivetrust.accounts.audit.model.AuditRequest;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Subdistricts;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Where auditors come in. What they ask for is written down before it is answered, and where mandates are required the
 * rest of the service sees a caller whose principals are those the mandates name: no feature can forget to ask.
 */
@Component
@Order(AuditGate.AFTER_SECURITY)
class AuditGate implements WebFilter {

    static final int AFTER_SECURITY = 0;

    /** Why a request is not to go on, for {@link AuditRefusals} to say. */
    static final String DECLINED = AuditGate.class.getName() + ".declined";

    private static final String EVERYONE = "*";

    private static final BoundedPattern NAME = BoundedPattern.of(PrincipalId.PATTERN);

    private final AuditSettings settings;
    private final Mandates mandates;
    private final AuditSubjects auditSubjects;
    private final AuditLog auditLog;
    private final Clock clock;

    AuditGate(AuditSettings settings, Mandates mandates, AuditSubjects auditSubjects, AuditLog auditLog, Clock clock) {
        this.settings = settings;
        this.mandates = mandates;
        this.auditSubjects = auditSubjects;
        this.auditLog = auditLog;
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
        return roles != null && roles.contains("auditor") && path(request).startsWith("/v1/");
    }

    /** As it is matched: decoded, and without the parameters of its segments. */
    private static String path(ServerHttpRequest request) {
        return request.getPath().pathWithinApplication().elements().stream()
                .map(part -> part instanceof PathContainer.PathSegment segment ? segment.valueToMatch() : part.value())
                .collect(Collectors.joining());
    }

    private Mono<ServerWebExchange> admit(ServerWebExchange exchange, JwtAuthenticationToken token) {
        return auditSubjects
                .named(path(exchange.getRequest()))
                .zipWhen(
                        _ -> mandates.of(street(token), subject(token)),
                        (auditSubject, held) -> new Visit(
                                exchange.getRequest(), token, auditSubject, judge(exchange, auditSubject, held)))
                .flatMap(visit -> auditLog.add(visit.access(clock.instant())).thenReturn(visit))
                .map(visit -> visit.goOn(exchange))
                .onErrorResume(RuntimeException.class, broken -> Mono.just(closed(exchange, token, broken)));
    }

    /** Nothing is seen, and the advice says why. */
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
        return Objects.requireNonNull(token.getToken().getSubject());
    }

    private static @Nullable String street(JwtAuthenticationToken token) {
        return token.getToken().getClaimAsString("street");
    }

    private Admission judge(ServerWebExchange exchange, AuditSubject auditSubject, List<AuditMandate> held) {
        var request = exchange.getRequest();
        return settings.mandatesRequired()
                ? new AuditRequest(
                                request.getMethod().name(),
                                path(request),
                                Map.copyOf(request.getQueryParams()),
                                auditSubject.year())
                        .admit(held, LocalDate.now(clock))
                : new Admission.Admitted(Set.of(EVERYONE));
    }

    /** One request of an auditor, judged. */
    private record Visit(
            ServerHttpRequest request, JwtAuthenticationToken token, AuditSubject thing, Admission admission) {

        AuditLogEntry access(Instant now) {
            return new AuditLogEntry(
                    principal(),
                    UUID.randomUUID(),
                    subject(token),
                    Objects.requireNonNullElse(token.getToken().getClaimAsString("name"), subject(token)),
                    request.getMethod().name(),
                    path(request),
                    Objects.requireNonNullElse(request.getURI().getRawQuery(), ""),
                    admission instanceof Admission.Admitted,
                    now);
        }

        /** The thing's, or the one asked for; a name that cannot be one is nobody's. */
        private String principal() {
            var asked = request.getQueryParams().getFirst("principal");
            var named = thing.principal() == null ? asked : thing.principal();
            return named != null && NAME.matches(named) ? named : street();
        }

        /** In whose name a read across principals stands. */
        private String street() {
            var scope = Scope.ofStreet(Objects.requireNonNullElse(AuditGate.street(token), ""));
            return scope.street().isEmpty()
                    ? EVERYONE
                    : Subdistricts.own(scope.street()).value();
        }

        ServerWebExchange goOn(ServerWebExchange exchange) {
            return switch (admission) {
                case Admission.Declined(var because) -> closed(exchange, token, new Refused(because));
                case Admission.Admitted(var principals) ->
                    principals.contains(EVERYONE) ? exchange : narrowed(exchange, token, principals);
            };
        }
    }
}
