package org.fivetrust.accounts.voucher;

import java.util.UUID;
import org.fivetrust.accounts.voucher.VoucherMessages.Bulk;
import org.fivetrust.accounts.voucher.VoucherMessages.Moved;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Transactions;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes many vouchers a step on, once what names them is known to be there: an unknown import is no empty one. */
@Component
class TogetherWorkflow {

    private final BooksAtHand books;
    private final StepWorkflow steps;
    private final Batches batches;
    private final Transactions transactions;

    TogetherWorkflow(BooksAtHand books, StepWorkflow steps, Batches batches, Transactions transactions) {
        this.books = books;
        this.steps = steps;
        this.batches = batches;
        this.transactions = transactions;
    }

    Mono<ResponseEntity<Moved>> take(Caller caller, IdempotencyKey key, UUID book, Step step, Bulk bulk) {
        var next = Mono.defer(() -> steps.takeAll(caller, key, book, step, bulk));
        return switch (bulk.which()) {
            case Vouchers.Which.OfMonth _ -> next;
            case Vouchers.Which.OfImport(var id) ->
                books.find(caller.scope(), book)
                        .flatMap(found -> batches.find(found, id))
                        .as(transactions.within(caller.scope()))
                        .then(next);
        };
    }
}
