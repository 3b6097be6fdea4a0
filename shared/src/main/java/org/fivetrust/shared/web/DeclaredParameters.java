package org.fivetrust.shared.web;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Refuses requests whose parameters are not well-formed, and query parameters that an operation does not declare: a
 * misspelt filter that is ignored shows more than was asked for. Whoever may not read what an operation answers is
 * refused here too.
 */
class DeclaredParameters extends RequestMappingHandlerMapping {

    private static final String OWN = "org.fivetrust.";

    private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    private static final Set<String> PAGING = Set.of("limit", "cursor");

    private static final int MOST = 100;

    private final ParameterFaults faults;

    private final Map<Method, Set<String>> declared = new ConcurrentHashMap<>();

    private final ObjectProvider<ReadingGate> reading;

    DeclaredParameters(ParameterFaults faults, ObjectProvider<ReadingGate> reading) {
        this.faults = faults;
        this.reading = reading;
    }

    @Override
    public Mono<HandlerMethod> getHandlerInternal(ServerWebExchange exchange) {
        return super.getHandlerInternal(exchange)
                .delayUntil(handler -> handler.getBeanType().getName().startsWith(OWN)
                        ? reading.getObject().admit(exchange, handler)
                        : Mono.empty());
    }

    @Override
    protected void handleMatch(RequestMappingInfo mapping, HandlerMethod handler, ServerWebExchange exchange) {
        super.handleMatch(mapping, handler, exchange);
        mustBeAnswerable(exchange);
        if (handler.getBeanType().getName().startsWith(OWN)) {
            mustBeWellFormed(handler, exchange);
        }
    }

    /** What a client accepts is read before anything is done, not when the answer is written. */
    private void mustBeAnswerable(ServerWebExchange exchange) {
        getContentTypeResolver().resolveMediaTypes(exchange);
    }

    private void mustBeWellFormed(HandlerMethod handler, ServerWebExchange exchange) {
        var known = declared.computeIfAbsent(handler.getMethod(), _ -> declaredBy(handler));
        var sent = exchange.getRequest().getQueryParams().keySet();
        var violations = new ArrayList<Violation>();
        sent.stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .limit(MOST)
                .forEach(name -> violations.add(unknown(name, known)));
        violations.addAll(faults.of(handler, exchange));
        if (!violations.isEmpty()) {
            throw new MalformedRequest(violations);
        }
    }

    private static Violation unknown(String name, Set<String> known) {
        var pointer = UnreadableRequest.pointer(name);
        return known.isEmpty()
                ? Violation.worded("no-parameter", pointer)
                : Violation.worded("unknown-parameter", pointer, "known", String.join(", ", known));
    }

    private static Set<String> declaredBy(HandlerMethod handler) {
        var ofArguments = Arrays.stream(handler.getMethodParameters()).flatMap(DeclaredParameters::names);
        var ofList = handler.getReturnType().getParameterType() == Listed.class ? PAGING : Set.<String>of();
        return Stream.concat(ofArguments, ofList.stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(MethodParameter argument) {
        argument.initParameterNameDiscovery(NAMES);
        var named = argument.getParameterAnnotation(RequestParam.class);
        if (named != null) {
            return Stream.of(StringUtils.hasText(named.name()) ? named.name() : argument.getParameterName());
        }
        if (argument.getParameterType() == PageRequest.class) {
            return PAGING.stream();
        }
        return argument.hasParameterAnnotation(ModelAttribute.class)
                ? Arrays.stream(argument.getParameterType().getRecordComponents())
                        .map(RecordComponent::getName)
                : Stream.empty();
    }
}
