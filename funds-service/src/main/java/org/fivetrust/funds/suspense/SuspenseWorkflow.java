package org.fivetrust.funds.suspense;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.funds.account.model.Entry;
import org.fivetrust.funds.matching.Matches;
import org.fivetrust.funds.matching.Matches.Making;
import org.fivetrust.funds.matching.model.MatchedBy;
import org.fivetrust.funds.receipt.ReceiptRegistration;
import org.fivetrust.funds.receipt.model.Receipt;
import org.fivetrust.funds.suspense.SuspenseMessages.Ask;
import org.fivetrust.funds.suspense.SuspenseMessages.Identify;
import org.fivetrust.funds.suspense.SuspenseMessages.Refund;
import org.fivetrust.funds.suspense.SuspenseMessages.View;
import org.fivetrust.funds.suspense.model.ArrivedEntry;
import org.fivetrust.funds.suspense.model.Suspense.Settled;
import org.fivetrust.funds.suspense.model.SuspenseStatus;
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

/** From money that nobody can name to a receipt of its principal, or back to who paid it. */
@Component
class SuspenseWorkflow {

    /** Keeping what the bank booked is part of keeping its statements. */
    private static final String STATEMENT = "STATEMENT";

    private static final String RECEIPT = "RECEIPT";

    private final StandingActs standing;
    private final SuspenseItems items;
    private final ReceiptRegistration receipts;
    private final Matches matches;
    private final Transactions transactions;
    private final Clock clock;

    SuspenseWorkflow(
            StandingActs standing,
            SuspenseItems items,
            ReceiptRegistration receipts,
            Matches matches,
            Transactions transactions,
            Clock clock) {
        this.standing = standing;
        this.items = items;
        this.receipts = receipts;
        this.matches = matches;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> enter(Caller caller, IdempotencyKey key, Ask ask) {
        return items.owner(caller.scope(), ask.statement())
                .as(transactions.within(caller.scope()))
                .flatMap(owner -> enter(new IdempotentRequest(caller, owner, key, ask), ask));
    }

    private Mono<ResponseEntity<View>> enter(IdempotentRequest request, Ask ask) {
        request.caller().mustActFor(request.principal());
        return standing.perform(
                request,
                STATEMENT,
                View.class,
                permitted -> enter(request.caller(), request.principal(), ask, permitted));
    }

    private Mono<CommandResult<View>> enter(Caller caller, PrincipalId owner, Ask ask, Permitted permitted) {
        var id = UUID.randomUUID();
        return items.entry(owner, ask)
                .map(entry -> entry.suspend(permitted))
                .map(Outcome::orRefuse)
                .flatMap(entry -> add(caller, owner, id, entry, permitted))
                .then(Mono.defer(() -> items.find(caller.scope(), id)))
                .map(row -> CommandResult.created("/v1/suspense/" + id, row.view()));
    }

    private Mono<Void> add(Caller caller, PrincipalId owner, UUID id, ArrivedEntry entry, Permitted permitted) {
        return items.add(owner, id, entry, permitted.basis(), caller.subject(), clock.instant());
    }

    /** What is said of an item that is held for it. */
    @FunctionalInterface
    private interface SuspenseStep {

        Mono<Void> take(SuspenseRow row, Permitted permitted);
    }

    Mono<ResponseEntity<View>> identify(Caller caller, IdempotencyKey key, UUID id, Identify identify) {
        caller.mustActFor(new PrincipalId(identify.suited().principal()));
        return onItem(caller, key, id, identify, (row, permitted) -> identify(caller, row, identify, permitted));
    }

    private Mono<Void> identify(Caller caller, SuspenseRow row, Identify identify, Permitted permitted) {
        var named =
                row.toModel().name(permitted, caller.subject(), clock.instant()).orRefuse();
        return items.mustBeUnder(row.accountKey(), new PrincipalId(identify.principal()), identify.account())
                .then(Mono.defer(() -> items.named(named, identify, permitted.basis())));
    }

    Mono<ResponseEntity<View>> refund(Caller caller, IdempotencyKey key, UUID id, Refund refund) {
        return onItem(caller, key, id, refund, (row, permitted) -> refund(caller, row, refund, permitted));
    }

    private Mono<Void> refund(Caller caller, SuspenseRow row, Refund refund, Permitted permitted) {
        var proposed = row.toModel()
                .refund(permitted, refund.refundedOn(), LocalDate.now(clock), caller.subject(), clock.instant())
                .orRefuse();
        return items.toRefund(proposed, refund, permitted.basis());
    }

    private Mono<ResponseEntity<View>> onItem(
            Caller caller, IdempotencyKey key, UUID id, Object body, SuspenseStep step) {
        return items.find(caller.scope(), id)
                .as(transactions.within(caller.scope()))
                .flatMap(row -> perform(new IdempotentRequest(caller, row.owner(), key, body), STATEMENT, id, step));
    }

    private Mono<ResponseEntity<View>> perform(IdempotentRequest request, String kind, UUID id, SuspenseStep step) {
        var caller = request.caller();
        caller.mustActFor(request.principal());
        return standing.perform(
                request,
                kind,
                View.class,
                permitted -> items.lock(caller.scope(), id)
                        .flatMap(row -> step.take(row, permitted))
                        .then(Mono.defer(() -> items.find(caller.scope(), id)))
                        .map(row -> CommandResult.ok(row.view())));
    }

    /** What was named is confirmed under the mandate of the principal whose receipt it becomes. */
    Mono<ResponseEntity<View>> confirm(Caller caller, IdempotencyKey key, UUID id) {
        return items.find(caller.scope(), id)
                .as(transactions.within(caller.scope()))
                .flatMap(row -> row.named() == null
                        ? perform(request(caller, row.principal(), key), STATEMENT, id, step(caller))
                        : perform(request(caller, row.named(), key), RECEIPT, id, step(caller)));
    }

    private static IdempotentRequest request(Caller caller, String principal, IdempotencyKey key) {
        return new IdempotentRequest(caller, new PrincipalId(principal), key, "");
    }

    private SuspenseStep step(Caller caller) {
        return (row, permitted) -> {
            var settled = row.toModel()
                    .confirm(permitted, caller.subject(), clock.instant())
                    .orRefuse();
            return row.named() == null ? items.settled(settled, null) : receive(caller, row, settled, permitted);
        };
    }

    /** The entry is locked first, as everybody does who matches. */
    private Mono<Void> receive(Caller caller, SuspenseRow row, Settled settled, Permitted permitted) {
        var receipt = row.toReceipt(UUID.randomUUID());
        return matches.lockEntry(caller.scope(), row.statement(), row.entry())
                .then(Mono.defer(() -> receipts.register(receipt, permitted, caller)))
                .then(Mono.defer(() -> items.settled(settled, receipt.id())))
                .then(Mono.defer(() -> match(caller, row, receipt, permitted)));
    }

    /** What brought the money is known: nobody has to propose it. */
    private Mono<Void> match(Caller caller, SuspenseRow row, Receipt receipt, Permitted permitted) {
        return matches.entry(caller.scope(), row.statement(), row.entry())
                .zipWith(matches.movement(receipt.principal(), Entry.Kind.RECEIPT, receipt.id()))
                .flatMap(found -> matches.add(
                        found.getT1(),
                        found.getT1()
                                .match(List.of(found.getT2().key()), List.of(found.getT2()))
                                .orRefuse(),
                        MatchedBy.SUSPENSE,
                        new Making(caller.subject(), clock.instant(), permitted.basis())))
                .then();
    }

    Mono<View> find(Caller caller, UUID id) {
        return items.find(caller.scope(), id).map(SuspenseRow::view).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(
            Caller caller,
            @Nullable String principal,
            @Nullable SuspenseStatus status,
            boolean overdue,
            PageRequest page) {
        return items.list(caller.scope(), principal, status, overdue, page)
                .map(rows -> rows.map(SuspenseRow::view))
                .as(transactions.within(caller.scope()));
    }
}
