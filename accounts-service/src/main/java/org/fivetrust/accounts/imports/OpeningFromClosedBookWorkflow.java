package org.fivetrust.accounts.imports;

import java.util.UUID;
import org.fivetrust.accounts.book.Books;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.imports.ImportMessages.TakeOver;
import org.fivetrust.accounts.imports.ImportMessages.View;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Transactions;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens a book with the closing balances of another one, where an edition of a standard replaces an earlier one. */
@Component
class OpeningFromClosedBookWorkflow {

    private final Books books;
    private final ClosedBook closedBook;
    private final ImportWorkflow imports;
    private final Transactions transactions;

    OpeningFromClosedBookWorkflow(
            Books books, ClosedBook closedBook, ImportWorkflow imports, Transactions transactions) {
        this.books = books;
        this.closedBook = closedBook;
        this.imports = imports;
        this.transactions = transactions;
    }

    Mono<ResponseEntity<View>> take(Caller caller, IdempotencyKey key, UUID book, TakeOver wanted) {
        return books.find(caller.scope(), book)
                .zipWith(books.find(caller.scope(), wanted.from()), Pair::new)
                .flatMap(pair -> closedBook.balances(pair.old(), pair.book()))
                .as(transactions.within(caller.scope()))
                .flatMap(upload -> imports.take(caller, key, book, upload, wanted.codeMap(), false));
    }

    private record Pair(Book book, Book old) {}
}
