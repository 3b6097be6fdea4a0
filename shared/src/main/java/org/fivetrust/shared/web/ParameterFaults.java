package org.fivetrust.shared.web;

import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.SimpleTypeConverter;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionService;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;

/** Everything that is wrong with the parameters and the key of a request, before its body is read. */
final class ParameterFaults {

    private final Supplier<ConversionService> conversion;
    private final Supplier<Validator> rules;

    ParameterFaults(Supplier<ConversionService> conversion, Supplier<Validator> rules) {
        this.conversion = conversion;
        this.rules = rules;
    }

    List<Violation> of(HandlerMethod handler, ServerWebExchange exchange) {
        var faults = new ArrayList<Violation>();
        var parameters = handler.getMethodParameters();
        @Nullable Object[] values = new @Nullable Object[parameters.length];
        for (var n = 0; n < parameters.length; n++) {
            values[n] = value(parameters[n], exchange, faults);
        }
        if (handler.getReturnType().getParameterType() == Listed.class) {
            faults.addAll(PageRequest.faults(exchange));
        }
        if (handler.shouldValidateArguments()) {
            faults.addAll(brokenRules(handler, values));
        }
        return faults;
    }

    private @Nullable Object value(MethodParameter parameter, ServerWebExchange exchange, List<Violation> faults) {
        var named = parameter.getParameterAnnotation(RequestParam.class);
        if (named != null) {
            return named(parameter, named, exchange, faults);
        }
        if (parameter.getParameterType() == PageRequest.class) {
            faults.addAll(PageRequest.faults(exchange));
        }
        if (parameter.getParameterType() == IdempotencyKey.class) {
            faults.addAll(IdempotencyKey.faults(exchange, !parameter.isOptional()));
        }
        return null;
    }

    private @Nullable Object named(
            MethodParameter parameter, RequestParam named, ServerWebExchange exchange, List<Violation> faults) {
        var name = StringUtils.hasText(named.name()) ? named.name() : parameter.getParameterName();
        var sent = exchange.getRequest().getQueryParams().get(name);
        if (sent == null) {
            if (named.required() && named.defaultValue().equals(ValueConstants.DEFAULT_NONE)) {
                faults.add(UnreadableRequest.missing("/" + name));
            }
            return null;
        }
        try {
            var converter = new SimpleTypeConverter();
            converter.setConversionService(conversion.get());
            return converter.convertIfNecessary(
                    sent.size() == 1 ? sent.getFirst() : sent, parameter.getParameterType(), parameter);
        } catch (TypeMismatchException mismatch) {
            faults.add(UnreadableRequest.unfit("/" + name, mismatch.getRequiredType()));
            return null;
        }
    }

    private List<Violation> brokenRules(HandlerMethod handler, @Nullable Object[] values) {
        var bean = handler.createWithResolvedBean().getBean();
        var executables = rules.get().forExecutables();
        return BrokenRule.heard(() -> executables.validateParameters(bean, handler.getMethod(), values)).stream()
                .map(BrokenRule::violation)
                .toList();
    }
}
