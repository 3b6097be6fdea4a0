package org.fivetrust.accounts.evidence;

import java.util.UUID;
import org.fivetrust.accounts.book.Books;
import org.fivetrust.accounts.evidence.OperationMessages.View;
import org.fivetrust.accounts.evidence.Operations.Search;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lists operations for supervisors. */
@Component
class OperationWorkflow {

    private final Books books;
    private final Operations operations;
    private final Transactions transactions;

    OperationWorkflow(Books books, Operations operations, Transactions transactions) {
        this.books = books;
        this.operations = operations;
        this.transactions = transactions;
    }

    Mono<Page<View>> list(Caller caller, UUID book, Search search, PageRequest page) {
        return books.find(caller.scope(), book)
                .flatMap(found -> operations.list(found, search, page))
                .as(transactions.within(caller.scope()));
    }
}
