package org.fivetrust.shared.web;

import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How a list leaves: as a page with the address of the next one ({@code Link}, RFC 8288), or whole, as a stream. */
public final class Listing {

    private Listing() {}

    public static <T> ResponseEntity<Page<T>> render(Page<T> page, ServerWebExchange exchange) {
        var answer = ResponseEntity.ok();
        if (page.next() == null) {
            return answer.body(page);
        }
        var next = UriComponentsBuilder.fromPath(exchange.getRequest().getURI().getRawPath())
                .query(exchange.getRequest().getURI().getRawQuery())
                .replaceQueryParam("cursor", page.next())
                .build(true);
        return answer.header("Link", "<" + next.toUriString() + ">; rel=\"next\"")
                .body(page);
    }

    /** The whole list page by page, for {@code application/x-ndjson}; no page is fetched before it is wanted. */
    public static <T> Flux<T> stream(Function<PageRequest, Mono<Page<T>>> list) {
        return list.apply(PageRequest.first())
                .expand(page -> page.next() == null ? Mono.empty() : list.apply(PageRequest.following(page.next())))
                .concatMapIterable(Page::items);
    }
}
