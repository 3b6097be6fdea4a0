package org.fivetrust.shared.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.springframework.core.MethodParameter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.validation.Validator;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.support.ConfigurableWebBindingInitializer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.result.method.annotation.RequestBodyMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;

/** Reads the message of a request that is refused for its parameters, to tell what is wrong with the message, too. */
final class UnreadBody {

    private final RequestBodyMethodArgumentResolver bodies;
    private final ConfigurableWebBindingInitializer binding = new ConfigurableWebBindingInitializer();

    UnreadBody(ServerCodecConfigurer codecs, Validator validator) {
        this.bodies =
                new RequestBodyMethodArgumentResolver(codecs.getReaders(), ReactiveAdapterRegistry.getSharedInstance());
        this.binding.setValidator(validator);
    }

    Mono<List<Violation>> faults(ServerWebExchange exchange) {
        return message(exchange)
                .map(message -> Mono.defer(() -> bodies.resolveArgument(message, new BindingContext(binding), exchange))
                        .thenReturn(List.<Violation>of())
                        .onErrorResume(unfit -> Mono.just(faults(unfit))))
                .orElse(Mono.just(List.of()));
    }

    private static Optional<MethodParameter> message(ServerWebExchange exchange) {
        return exchange.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod handler
                ? Arrays.stream(handler.getMethodParameters())
                        .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class)
                                && parameter.getParameterType().isRecord())
                        .findFirst()
                : Optional.empty();
    }

    /** A body that is too large, or in another media type, is a fault of its own, to be told another time. */
    private static List<Violation> faults(Throwable unfit) {
        return switch (unfit) {
            case InvalidValue invalid -> invalid.violations();
            case ServerWebInputException unreadable -> List.of(UnreadableRequest.of(unreadable));
            default -> List.of();
        };
    }
}
