package org.fivetrust.shared.web;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.accept.HeaderContentTypeResolver;
import org.springframework.web.reactive.accept.RequestedContentTypeResolver;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebExchange;

/**
 * The media types that a client accepts. A success is never called a problem, whoever accepts problems too; and a
 * problem is told to everyone, whatever the header says.
 */
final class AcceptedTypes implements RequestedContentTypeResolver {

    private static final String PROBLEM = "problem+";

    private final RequestedContentTypeResolver header = new HeaderContentTypeResolver();

    @Override
    public List<MediaType> resolveMediaTypes(ServerWebExchange exchange) {
        var status = exchange.getResponse().getStatusCode();
        return status != null && status.isError() ? MEDIA_TYPE_ALL_LIST : ofSuccess(exchange);
    }

    private List<MediaType> ofSuccess(ServerWebExchange exchange) {
        var wanted = header.resolveMediaTypes(exchange).stream()
                .filter(type -> !type.getSubtype().startsWith(PROBLEM))
                .toList();
        if (wanted.isEmpty()) {
            throw new NotAcceptableStatusException(List.of(MediaType.APPLICATION_JSON));
        }
        return wanted;
    }
}
