package org.fivetrust.accounts.source;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.book.model.BookOpened;
import org.fivetrust.accounts.source.model.Source;
import org.fivetrust.accounts.voucher.model.Draft;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.Outbox;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Draws up vouchers from sources, each once, in the transaction that brings the source in or opens the book it waited
 * for. As a function it takes part in the opening of a book.
 */
@Component
class SourceWorkflow implements Function<BookOpened, Mono<Void>> {

    private final Sources sources;
    private final PostingRules rules;
    private final Function<Draft, Mono<UUID>> drafts;
    private final Outbox outbox;
    private final Clock clock;

    SourceWorkflow(
            Sources sources, PostingRules rules, Function<Draft, Mono<UUID>> drafts, Outbox outbox, Clock clock) {
        this.sources = sources;
        this.rules = rules;
        this.drafts = drafts;
        this.outbox = outbox;
        this.clock = clock;
    }

    Mono<Void> take(Source source) {
        return sources.queue(source.principal())
                .then(sources.add(source))
                .filter(written -> written == 1)
                .flatMap(_ -> book(source));
    }

    /** What was waiting for this book, its oldest first. */
    @Override
    public Mono<Void> apply(BookOpened opened) {
        var book = opened.book();
        return sources.queue(book.principal())
                .thenMany(sources.waiting(book.principal()))
                .filter(source -> book.covers(source.happenedOn()))
                .collectList()
                .flatMapIterable(waiting -> waiting)
                .concatMap(source -> book(source, book))
                .then();
    }

    private Mono<Void> book(Source source) {
        return rules.book(source).flatMap(book -> book(source, book));
    }

    private Mono<Void> book(Source source, Book book) {
        return rules.rule(book, source)
                .map(rule -> rule.draw(source, book, UUID.randomUUID(), clock.instant()))
                .flatMap(drafts)
                .flatMap(voucher -> booked(source, voucher));
    }

    private Mono<Void> booked(Source source, UUID voucher) {
        return sources.booked(source, voucher).then(tell(source, voucher));
    }

    /** Payments and receipts show which voucher was drawn up for them. */
    private Mono<Void> tell(Source source, UUID voucher) {
        return !source.kind().isOfTheFunds()
                ? Mono.empty()
                : outbox.add(Event.to(
                        "funds",
                        source.principal(),
                        "voucher.drafted",
                        Map.of(
                                "source", source.kind().word(),
                                "sourceId", source.id(),
                                "voucher", voucher.toString())));
    }
}
