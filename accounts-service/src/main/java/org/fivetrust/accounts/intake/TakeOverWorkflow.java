package org.fivetrust.accounts.intake;

import java.util.UUID;
import java.util.function.BiFunction;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.intake.IntakeMessages.TakeOver;
import org.fivetrust.accounts.intake.IntakeMessages.View;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens a book with what the last one came to, where a standard gives way to its next edition. */
@Component
class TakeOverWorkflow {

    private final BiFunction<Scope, UUID, Mono<Book>> books;
    private final OldBooks oldBooks;
    private final IntakeWorkflow imports;
    private final Transactions transactions;

    TakeOverWorkflow(
            BiFunction<Scope, UUID, Mono<Book>> books,
            OldBooks oldBooks,
            IntakeWorkflow imports,
            Transactions transactions) {
        this.books = books;
        this.oldBooks = oldBooks;
        this.imports = imports;
        this.transactions = transactions;
    }

    Mono<ResponseEntity<View>> take(Caller caller, IdempotencyKey key, UUID book, TakeOver wanted) {
        return books.apply(caller.scope(), book)
                .zipWith(books.apply(caller.scope(), wanted.from()), Pair::new)
                .flatMap(pair -> oldBooks.balances(pair.old(), pair.book()))
                .as(transactions.within(caller.scope()))
                .flatMap(upload -> imports.take(caller, key, book, upload, wanted.codeMap(), false));
    }

    private record Pair(Book book, Book old) {}
}
