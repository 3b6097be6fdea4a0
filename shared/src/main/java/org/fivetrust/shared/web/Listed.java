package org.fivetrust.shared.web;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A list as a handler returns it. The client's {@code Accept} decides how it leaves: one page as JSON with the address
 * of the next one ({@code Link}, RFC 8288), or the whole list as NDJSON.
 */
public final class Listed<T> {

    private final Function<PageRequest, ? extends Mono<? extends ListPage<T>>> pages;

    private final @Nullable Flux<T> all;

    private Listed(Function<PageRequest, ? extends Mono<? extends ListPage<T>>> pages, @Nullable Flux<T> all) {
        this.pages = pages;
        this.all = all;
    }

    public static <T> Listed<T> of(Function<PageRequest, ? extends Mono<? extends ListPage<T>>> pages) {
        return new Listed<>(pages, null);
    }

    /** A list that is worked out at once: as a stream it is not worked out again for each page. */
    public static <T> Listed<T> of(Function<PageRequest, ? extends Mono<? extends ListPage<T>>> pages, Flux<T> all) {
        return new Listed<>(pages, all);
    }

    Mono<? extends ListPage<T>> page(PageRequest request) {
        return pages.apply(request);
    }

    /** Page by page, from the cursor on if there is one; no page is fetched before it is wanted. */
    Flux<T> stream(PageRequest request) {
        return all == null || request.after() != null ? stream(page(request.whole())) : all;
    }

    private Flux<T> stream(Mono<? extends ListPage<T>> first) {
        return first.<ListPage<T>>map(page -> page)
                .expand(page -> page.next() == null ? Mono.empty() : page(PageRequest.following(page.next())))
                .concatMapIterable(ListPage::items);
    }
}
