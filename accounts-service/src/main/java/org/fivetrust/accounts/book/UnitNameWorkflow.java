package org.fivetrust.accounts.book;

import java.time.Clock;
import java.util.UUID;
import org.fivetrust.accounts.book.BookMessages.NameUnit;
import org.fivetrust.accounts.book.BookMessages.UnitName;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Says under which name a book's papers go out, from a day on. */
@Component
class UnitNameWorkflow {

    private final StandingActs standing;
    private final Books books;
    private final UnitNames names;
    private final Transactions transactions;
    private final Clock clock;

    UnitNameWorkflow(StandingActs standing, Books books, UnitNames names, Transactions transactions, Clock clock) {
        this.standing = standing;
        this.books = books;
        this.names = names;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<UnitName>> name(Caller caller, IdempotencyKey key, UUID book, NameUnit name) {
        return books.find(caller.scope(), book)
                .as(transactions.within(caller.scope()))
                .flatMap(found -> standing.perform(
                        new IdempotentRequest(caller, found.principal(), key, name),
                        "BOOK",
                        UnitName.class,
                        permitted -> names.add(
                                        covered(found, name),
                                        name,
                                        permitted.basis().ruling(),
                                        caller.subject(),
                                        clock.instant())
                                .map(set -> CommandResult.created("/v1/books/" + book + "/unit-names", set))));
    }

    private static Book covered(Book book, NameUnit name) {
        if (!book.covers(name.validFrom())) {
            throw InvalidValue.worded("voucher.outside-book", "/validFrom", "from", book.startsOn());
        }
        return book;
    }

    Mono<Page<UnitName>> list(Caller caller, UUID book, PageRequest page) {
        return books.find(caller.scope(), book)
                .flatMap(found -> names.list(found, page))
                .as(transactions.within(caller.scope()));
    }
}
