package org.fivetrust.accounts.source;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.accounts.book.Books;
import org.fivetrust.accounts.book.Books.OnBookOpened;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.source.model.PostingRule;
import org.fivetrust.accounts.source.model.SourceEvent;
import org.fivetrust.accounts.source.model.SourceEventType;
import org.fivetrust.accounts.voucher.VoucherDrafts;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.Outbox;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Drafts one voucher per source event, in the transaction that receives the event or opens the book that covers its
 * day.
 */
@Component
class SourceWorkflow implements OnBookOpened {

    private final Books books;
    private final Sources sources;
    private final PostingRules rules;
    private final VoucherDrafts drafts;
    private final Outbox outbox;
    private final Clock clock;

    SourceWorkflow(Books books, Sources sources, PostingRules rules, VoucherDrafts drafts, Outbox outbox, Clock clock) {
        this.books = books;
        this.sources = sources;
        this.rules = rules;
        this.drafts = drafts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Funds keeps a trust account since a day. */
    Mono<Void> keep(PrincipalId principal, String account, LocalDate since) {
        return sources.keep(principal, account, since);
    }

    /** Funds says that a trust account and its bank agree. */
    Mono<Void> reconciled(PrincipalId principal, FundsInbox.ReconciliationSigned signed) {
        return sources.reconciled(principal, signed);
    }

    Mono<Void> take(SourceEvent sourceEvent) {
        return sources.queue(sourceEvent.principal())
                .then(sources.add(sourceEvent))
                .filter(written -> written == 1)
                .flatMap(_ -> book(sourceEvent));
    }

    /** Drafts vouchers of the events that waited for this book, oldest first. */
    @Override
    public Mono<Void> opened(Book book) {
        return sources.queue(book.principal())
                .thenMany(sources.waiting(book.principal()))
                .filter(sourceEvent -> book.covers(sourceEvent.happenedOn()))
                .collectList()
                .flatMapIterable(waiting -> waiting)
                .concatMap(sourceEvent -> book(sourceEvent, book))
                .then();
    }

    private Mono<Void> book(SourceEvent sourceEvent) {
        return books.covering(sourceEvent.principal(), sourceEvent.happenedOn())
                .flatMap(book -> book(sourceEvent, book));
    }

    private Mono<Void> book(SourceEvent sourceEvent, Book book) {
        return rules.rule(book, sourceEvent)
                .flatMap(rule -> unlessShown(sourceEvent, book, rule))
                .map(rule -> rule.draft(sourceEvent, book, UUID.randomUUID()))
                .flatMap(draft -> drafts.draft(book, draft, VoucherDrafts.SYSTEM, clock.instant(), null))
                .flatMap(voucher -> booked(sourceEvent, voucher));
    }

    /**
     * What an account opened with is an opening balance once, whether funds tells it or the book was opened with it.
     */
    private Mono<PostingRule> unlessShown(SourceEvent sourceEvent, Book book, PostingRule rule) {
        return sourceEvent.kind() == SourceEventType.TRUST_ACCOUNT ? sources.unlessShown(book, rule) : Mono.just(rule);
    }

    private Mono<Void> booked(SourceEvent sourceEvent, UUID voucher) {
        return sources.booked(sourceEvent, voucher).then(tell(sourceEvent, voucher));
    }

    private record VoucherDrafted(String source, String sourceId, UUID voucher) {}

    /** Payments and receipts show their voucher. */
    private Mono<Void> tell(SourceEvent sourceEvent, UUID voucher) {
        return !sourceEvent.kind().isOfTheFunds()
                ? Mono.empty()
                : outbox.add(Event.to(
                        "funds",
                        sourceEvent.principal(),
                        new VoucherDrafted(sourceEvent.kind().word(), sourceEvent.id(), voucher)));
    }
}
