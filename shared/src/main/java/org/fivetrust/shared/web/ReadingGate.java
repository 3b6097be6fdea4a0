package org.fivetrust.shared.web;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.reading.ReadingTable;
import org.fivetrust.shared.reading.Sight;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Lets an operation be read by the roles of its row in the table, before anything is looked up, and notes for the
 * answer which fields its reader sees whole. What those who oversee ask for is logged, refused or not.
 */
class ReadingGate {

    private static final String SIGHT = Sight.class.getName();

    private static final Set<String> LOGGED = Set.of(Roles.AUDITOR, Roles.DISTRICT_SYSTEM);

    private final ReadingTable table;
    private final ReadingLog log;

    ReadingGate(ReadingTable table, ReadingLog log) {
        this.table = table;
        this.log = log;
    }

    static Sight sight(Map<String, Object> attributes) {
        return attributes.get(SIGHT) instanceof Sight sight ? sight : Sight.NONE;
    }

    Mono<Void> admit(ServerWebExchange exchange, HandlerMethod handler) {
        return exchange.getPrincipal()
                .ofType(JwtAuthenticationToken.class)
                .map(token -> Caller.of(token.getToken()))
                .flatMap(caller -> admit(exchange, handler, caller));
    }

    private Mono<Void> admit(ServerWebExchange exchange, HandlerMethod handler, Caller caller) {
        if (caller.hasAny(Roles.SERVICE)) {
            exchange.getAttributes().put(SIGHT, Sight.ALL);
            return Mono.empty();
        }
        exchange.getAttributes().put(SIGHT, table.sight(caller.roles()));
        var refused = refusal(exchange, handler, caller);
        var logged = caller.hasAny(LOGGED) && ReadingLog.claim(exchange)
                ? log.add(exchange, caller, refused.isEmpty())
                : Mono.<Void>empty();
        return logged.then(Mono.defer(() -> refused.map(Mono::<Void>error).orElse(Mono.empty())));
    }

    private Optional<Refused> refusal(ServerWebExchange exchange, HandlerMethod handler, Caller caller) {
        if (!reads(handler) || !ReadingLog.path(exchange).startsWith("/v1/")) {
            return Optional.empty();
        }
        var readers = table.readersOf(operation(handler)).orElse(List.of());
        return readers.stream().anyMatch(caller.roles()::contains)
                ? Optional.empty()
                : Optional.of(new Refused(Refusal.person("access.role").with("roles", String.join(", ", readers))));
    }

    private static boolean reads(HandlerMethod handler) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
        return mapping != null && List.of(mapping.method()).contains(RequestMethod.GET);
    }

    /** As the documents name it. */
    private static String operation(HandlerMethod handler) {
        var said = handler.getMethodAnnotation(Operation.class);
        return said == null || said.operationId().isEmpty()
                ? handler.getMethod().getName()
                : said.operationId();
    }
}
