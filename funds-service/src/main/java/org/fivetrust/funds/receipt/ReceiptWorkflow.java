package org.fivetrust.funds.receipt;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.funds.account.TrustAccounts;
import org.fivetrust.funds.receipt.ReceiptMessages.Ask;
import org.fivetrust.funds.receipt.ReceiptMessages.Reverse;
import org.fivetrust.funds.receipt.ReceiptMessages.Row;
import org.fivetrust.funds.receipt.ReceiptMessages.View;
import org.fivetrust.funds.receipt.model.Receipt;
import org.fivetrust.funds.receipt.model.Registered;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Receipts from their registration to what was taken back. */
@Component
class ReceiptWorkflow {

    private static final String RECEIPT = "RECEIPT";

    private final StandingActs standing;
    private final ReceiptRegistration registration;
    private final Receipts receipts;
    private final TrustAccounts accounts;
    private final ReceiptEvents events;
    private final Transactions transactions;
    private final Clock clock;

    ReceiptWorkflow(
            StandingActs standing,
            ReceiptRegistration registration,
            Receipts receipts,
            TrustAccounts accounts,
            ReceiptEvents events,
            Transactions transactions,
            Clock clock) {
        this.standing = standing;
        this.registration = registration;
        this.receipts = receipts;
        this.accounts = accounts;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> register(Caller caller, IdempotencyKey key, Ask ask) {
        var receipt = ask.toReceipt(UUID.randomUUID());
        caller.mustActFor(receipt.principal());
        return standing.perform(
                new IdempotentRequest(caller, receipt.principal(), key, ask),
                RECEIPT,
                View.class,
                permitted -> register(receipt, permitted, caller));
    }

    private Mono<CommandResult<View>> register(Receipt receipt, Permitted permitted, Caller caller) {
        return registration
                .register(receipt, permitted, caller)
                .then(Mono.defer(() -> receipts.find(caller.scope(), receipt.id())))
                .map(row -> CommandResult.created("/v1/receipts/" + row.id(), row.view()));
    }

    Mono<ResponseEntity<View>> reverse(Caller caller, IdempotencyKey key, UUID id, Reverse reverse) {
        return receipts.find(caller.scope(), id)
                .as(transactions.within(caller.scope()))
                .flatMap(row -> perform(new IdempotentRequest(caller, row.owner(), key, reverse), row, reverse));
    }

    private Mono<ResponseEntity<View>> perform(IdempotentRequest request, Row row, Reverse reverse) {
        var caller = request.caller();
        caller.mustActFor(request.principal());
        return standing.perform(
                request,
                RECEIPT,
                View.class,
                permitted -> reverse(caller, request.principal(), row, reverse, permitted));
    }

    /** The account is held first, as by everybody who moves money. */
    private Mono<CommandResult<View>> reverse(
            Caller caller, PrincipalId principal, Row row, Reverse reverse, Permitted permitted) {
        return accounts.lock(principal, row.account())
                .zipWhen(
                        _ -> receipts.registered(principal, row.id()),
                        (account, registered) -> registered.reverse(
                                permitted,
                                account,
                                reverse.reason(),
                                caller.subject(),
                                LocalDate.now(clock),
                                clock.instant()))
                .map(Outcome::orRefuse)
                .flatMap(reversal -> takeBack(row, reversal, permitted))
                .then(Mono.defer(() -> receipts.find(caller.scope(), row.id())))
                .map(found -> CommandResult.ok(found.view()));
    }

    private Mono<Void> takeBack(Row row, Registered.Reversal reversal, Permitted permitted) {
        return receipts.reverse(reversal, permitted.basis()).then(Mono.defer(() -> events.reversed(row, reversal)));
    }

    Mono<View> find(Caller caller, UUID id) {
        return receipts.find(caller.scope(), id).map(Row::view).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, boolean overdue, PageRequest page) {
        return receipts.list(caller.scope(), principal, overdue, page)
                .map(rows -> rows.map(Row::view))
                .as(transactions.within(caller.scope()));
    }
}
