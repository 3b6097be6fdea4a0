package org.fivetrust.funds.paymentreturn;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.bankorder.BankOrders;
import org.fivetrust.funds.paymentreturn.PaymentReturnMessages.Ask;
import org.fivetrust.funds.paymentreturn.PaymentReturnMessages.Row;
import org.fivetrust.funds.paymentreturn.PaymentReturnMessages.View;
import org.fivetrust.funds.paymentreturn.PaymentReturns.Sent;
import org.fivetrust.funds.paymentreturn.model.ReturnNotice;
import org.fivetrust.funds.paymentreturn.model.ReturnStep;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives money back to its account once two people have read the same from the bank's notice. */
@Component
class PaymentReturnWorkflow {

    private final PaymentReturns returns;
    private final BankOrders orders;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final Clock clock;

    PaymentReturnWorkflow(
            PaymentReturns returns,
            BankOrders orders,
            Idempotency idempotency,
            Transactions transactions,
            Clock clock) {
        this.returns = returns;
        this.orders = orders;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> read(Caller caller, IdempotencyKey key, UUID payment, Ask ask) {
        return idempotency.onFound(
                caller,
                returns.lock(caller.scope(), payment),
                sent -> new IdempotentRequest(caller, sent.order().principal(), key, ask),
                View.class,
                sent -> read(caller, sent, ask.toNotice(caller.subject())).map(Outcome::done));
    }

    private Mono<CommandResult<View>> read(Caller caller, Sent sent, ReturnNotice notice) {
        return returns.waiting(sent.order())
                .map(waiting -> notice.read(sent.order(), sent.paidOn(), waiting, LocalDate.now(clock))
                        .orRefuse())
                .flatMap(step -> keep(caller, sent, step));
    }

    private Mono<CommandResult<View>> keep(Caller caller, Sent sent, ReturnStep step) {
        var now = clock.instant();
        var principal = sent.order().principal();
        return switch (step) {
            case ReturnStep.Recorded(var notice) ->
                returns.record(sent.order(), notice, now)
                        .map(row -> new CommandResult<>(HttpStatus.ACCEPTED.value(), null, row.view()));
            case ReturnStep.Confirmed(var id, var order) ->
                returns.confirm(principal, id, String.valueOf(order.reference()), caller.subject(), now)
                        .then(Mono.defer(() -> orders.move(order, caller.subject(), now)))
                        .then(Mono.defer(() -> returns.find(principal, id)))
                        .map(row -> new CommandResult<>(HttpStatus.CREATED.value(), null, row.view()));
        };
    }

    Mono<Page<View>> list(Caller caller, UUID payment, PageRequest page) {
        return returns.mustBeThere(caller.scope(), payment)
                .then(Mono.defer(() -> returns.list(caller.scope(), payment, page)))
                .map(rows -> rows.map(Row::view))
                .as(transactions.within(caller.scope()));
    }
}
