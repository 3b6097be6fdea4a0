package org.fivetrust.shared.web;

import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * A list as a handler returns it. The client's {@code Accept} decides how it leaves: one page as JSON with the address
 * of the next one ({@code Link}, RFC 8288), or the whole list as NDJSON.
 */
public final class Listed<T> {

    private final Function<PageRequest, Mono<Page<T>>> pages;

    private Listed(Function<PageRequest, Mono<Page<T>>> pages) {
        this.pages = pages;
    }

    public static <T> Listed<T> of(Function<PageRequest, Mono<Page<T>>> pages) {
        return new Listed<>(pages);
    }

    Mono<Page<T>> page(PageRequest request) {
        return pages.apply(request);
    }
}
