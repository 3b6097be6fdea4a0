package org.fivetrust.shared.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.reactive.accept.RequestedContentTypeResolver;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.HandlerResultHandlerSupport;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Writes a {@link Listed} as a page or as a stream. */
class ListedResultHandler extends HandlerResultHandlerSupport implements HandlerResultHandler {

    static final List<MediaType> TYPES = List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_NDJSON);

    private final ServerResponse.Context writers;

    ListedResultHandler(ServerCodecConfigurer codecs, RequestedContentTypeResolver accepted) {
        super(accepted, ReactiveAdapterRegistry.getSharedInstance());
        this.writers = new Writers(codecs.getWriters());
        // before the handler of all that a controller returns
        setOrder(0);
    }

    private record Writers(List<HttpMessageWriter<?>> messageWriters) implements ServerResponse.Context {

        @Override
        public List<ViewResolver> viewResolvers() {
            return List.of();
        }
    }

    @Override
    public boolean supports(HandlerResult result) {
        return result.getReturnValue() instanceof Listed<?>;
    }

    @Override
    public Mono<Void> handleResult(ServerWebExchange exchange, HandlerResult result) {
        return Mono.defer(() -> response(exchange, (Listed<?>) Objects.requireNonNull(result.getReturnValue())))
                .flatMap(response -> response.writeTo(exchange, writers));
    }

    private Mono<ServerResponse> response(ServerWebExchange exchange, Listed<?> list) {
        var request = PageRequest.of(exchange);
        var type = selectMediaType(exchange, () -> TYPES);
        if (type == null) {
            throw new NotAcceptableStatusException(TYPES);
        }
        return type.isCompatibleWith(MediaType.APPLICATION_JSON)
                ? list.page(request).flatMap(page -> page(exchange, page))
                : ServerResponse.ok()
                        .contentType(MediaType.APPLICATION_NDJSON)
                        .body(list.stream(request), Object.class);
    }

    private static Mono<ServerResponse> page(ServerWebExchange exchange, ListPage<?> page) {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> link(headers, exchange, page.next()))
                .bodyValue(page);
    }

    private static void link(HttpHeaders headers, ServerWebExchange exchange, @Nullable String next) {
        if (next != null) {
            var address = UriComponentsBuilder.fromPath(
                            exchange.getRequest().getURI().getRawPath())
                    .query(exchange.getRequest().getURI().getRawQuery())
                    .replaceQueryParam("cursor", next)
                    .build(true);
            headers.set(HttpHeaders.LINK, "<" + address.toUriString() + ">; rel=\"next\"");
        }
    }
}
