package org.fivetrust.accounts.source;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.book.model.BookOpened;
import org.fivetrust.accounts.source.model.SourceEvent;
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

    Mono<Void> take(SourceEvent sourceEvent) {
        return sources.queue(sourceEvent.principal())
                .then(sources.add(sourceEvent))
                .filter(written -> written == 1)
                .flatMap(_ -> book(sourceEvent));
    }

    /** What was waiting for this book, its oldest first. */
    @Override
    public Mono<Void> apply(BookOpened opened) {
        var book = opened.book();
        return sources.queue(book.principal())
                .thenMany(sources.waiting(book.principal()))
                .filter(sourceEvent -> book.covers(sourceEvent.happenedOn()))
                .collectList()
                .flatMapIterable(waiting -> waiting)
                .concatMap(sourceEvent -> book(sourceEvent, book))
                .then();
    }

    private Mono<Void> book(SourceEvent sourceEvent) {
        return rules.book(sourceEvent).flatMap(book -> book(sourceEvent, book));
    }

    private Mono<Void> book(SourceEvent sourceEvent, Book book) {
        return rules.rule(book, sourceEvent)
                .map(rule -> rule.draw(sourceEvent, book, UUID.randomUUID(), clock.instant()))
                .flatMap(drafts)
                .flatMap(voucher -> booked(sourceEvent, voucher));
    }

    private Mono<Void> booked(SourceEvent sourceEvent, UUID voucher) {
        return sources.booked(sourceEvent, voucher).then(tell(sourceEvent, voucher));
    }

    /** Payments and receipts show which voucher was drawn up for them. */
    private Mono<Void> tell(SourceEvent sourceEvent, UUID voucher) {
        return !sourceEvent.kind().isOfTheFunds()
                ? Mono.empty()
                : outbox.add(Event.to(
                        "funds",
                        sourceEvent.principal(),
                        "voucher.drafted",
                        Map.of(
                                "source", sourceEvent.kind().word(),
                                "sourceId", sourceEvent.id(),
                                "voucher", voucher.toString())));
    }
}
