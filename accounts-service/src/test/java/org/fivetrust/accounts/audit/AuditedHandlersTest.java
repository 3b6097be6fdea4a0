package org.fivetrust.accounts.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.shared.web.AuditedYears;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Which handlers auditors may call. */
@AccountsTest
class AuditedHandlersTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    private Map<RequestMappingInfo, HandlerMethod> handlers() {
        return handlers.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getKey().getPatternsCondition().getPatterns().stream()
                        .anyMatch(path -> path.getPatternString().startsWith("/v1/")))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static @Nullable AuditedYears annotation(HandlerMethod handler) {
        var ofMethod = handler.getMethodAnnotation(AuditedYears.class);
        return ofMethod == null ? handler.getBeanType().getAnnotation(AuditedYears.class) : ofMethod;
    }

    private Set<String> operations(RequestMethod method, boolean open) {
        var operations = new TreeSet<String>();
        handlers().forEach((mapping, handler) -> {
            if (mapping.getMethodsCondition().getMethods().contains(method) && (annotation(handler) != null) == open) {
                mapping.getPatternsCondition().getPatterns().forEach(path -> operations.add(path.getPatternString()));
            }
        });
        return operations;
    }

    /** A new reading operation needs an annotation, or a line here. */
    @Test
    void everyOtherReadingIsClosedToAuditors() {
        assertThat(operations(RequestMethod.GET, false))
                .containsExactly(
                        "/v1/books/{book}/periods",
                        "/v1/books/{book}/statement-layouts/{layout}",
                        "/v1/logs/{area}/proofs",
                        "/v1/posting-rules",
                        "/v1/posting-rules/proposals");
    }

    @Test
    void auditorsPostOnlySamplesAndVerifications() {
        assertThat(operations(RequestMethod.POST, true))
                .containsExactly("/v1/books/{book}/samples", "/v1/logs/{area}/verifications");
    }

    /** A parameter that the handler does not read would name the wrong years. */
    @Test
    void theYearsAreInParametersThatTheHandlerReads() {
        handlers().values().stream()
                .filter(handler -> annotation(handler) != null)
                .forEach(handler -> assertThat(parameters(handler))
                        .as(handler.toString())
                        .containsAll(List.of(annotation(handler).value())));
    }

    private static Set<String> parameters(HandlerMethod handler) {
        return Arrays.stream(handler.getMethod().getParameters())
                .flatMap(AuditedHandlersTest::names)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> names(Parameter parameter) {
        if (parameter.isAnnotationPresent(ModelAttribute.class)) {
            return Arrays.stream(parameter.getType().getRecordComponents()).map(component -> component.getName());
        }
        return parameter.isAnnotationPresent(RequestParam.class) ? Stream.of(parameter.getName()) : Stream.empty();
    }
}
