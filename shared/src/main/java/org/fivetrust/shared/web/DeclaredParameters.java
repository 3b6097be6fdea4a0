package org.fivetrust.shared.web;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

/**
 * Refuses query parameters that an operation does not declare: a misspelt filter that is ignored shows more than was
 * asked for.
 */
class DeclaredParameters extends RequestMappingHandlerMapping {

    private static final String OWN = "org.fivetrust.";

    private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    private static final Set<String> PAGING = Set.of("limit", "cursor");

    private final Map<Method, Set<String>> declared = new ConcurrentHashMap<>();

    @Override
    protected void handleMatch(RequestMappingInfo mapping, HandlerMethod handler, ServerWebExchange exchange) {
        super.handleMatch(mapping, handler, exchange);
        mustBeAnswerable(exchange);
        var sent = exchange.getRequest().getQueryParams().keySet();
        if (!sent.isEmpty() && handler.getBeanType().getName().startsWith(OWN)) {
            mustBeDeclared(sent, declared.computeIfAbsent(handler.getMethod(), _ -> declaredBy(handler)));
        }
    }

    /** What a client accepts is read before anything is done, not when the answer is written. */
    private void mustBeAnswerable(ServerWebExchange exchange) {
        getContentTypeResolver().resolveMediaTypes(exchange);
    }

    private static void mustBeDeclared(Set<String> sent, Set<String> known) {
        var unknown =
                sent.stream().filter(name -> !known.contains(name)).sorted().toList();
        if (!unknown.isEmpty()) {
            throw new MalformedRequest(unknownParameters(unknown, known));
        }
    }

    private static UnreadableRequest unknownParameters(List<String> unknown, Set<String> known) {
        var what = known.isEmpty() ? "no-parameter" : "unknown-parameter";
        var facts = Map.of("known", String.join(", ", known));
        return new UnreadableRequest(unknown.stream()
                .map(name -> new UnreadableRequest.Fault(UnreadableRequest.pointer(name), what, facts))
                .toList());
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
