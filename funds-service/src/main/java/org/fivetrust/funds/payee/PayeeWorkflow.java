package org.fivetrust.funds.payee;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.agreementclient.StandingStep;
import org.fivetrust.funds.payee.PayeeMessages.AccountView;
import org.fivetrust.funds.payee.PayeeMessages.Ask;
import org.fivetrust.funds.payee.PayeeMessages.Confirm;
import org.fivetrust.funds.payee.PayeeMessages.EnterAccount;
import org.fivetrust.funds.payee.PayeeMessages.View;
import org.fivetrust.funds.payee.model.AccountEntries;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Enters payees and their accounts, and confirms the accounts. */
@Component
class PayeeWorkflow {

    private static final String KIND = "PAYEE";

    private final StandingActs standing;
    private final Payees payees;
    private final Transactions transactions;
    private final Clock clock;

    PayeeWorkflow(StandingActs standing, Payees payees, Transactions transactions, Clock clock) {
        this.standing = standing;
        this.payees = payees;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> register(Caller caller, IdempotencyKey key, Ask ask) {
        ask.mustBeLegible();
        var principal = new PrincipalId(ask.principal());
        caller.mustActFor(principal);
        return standing.perform(
                new IdempotentRequest(caller, principal, key, ask),
                KIND,
                View.class,
                permitted -> register(caller, principal, UUID.randomUUID(), ask, permitted));
    }

    private Mono<CommandResult<View>> register(
            Caller caller, PrincipalId principal, UUID id, Ask ask, Permitted permitted) {
        return payees.add(id, ask, permitted.basis(), caller.subject(), clock.instant())
                .then(Mono.defer(() -> ask.account() == null
                        ? Mono.empty()
                        : enter(caller, principal, id, new AccountEntries(List.of()), ask.account(), permitted)))
                .then(Mono.defer(() -> view(caller.scope(), id)))
                .map(view -> CommandResult.created("/v1/payees/" + id, view));
    }

    Mono<ResponseEntity<View>> enter(Caller caller, IdempotencyKey key, UUID id, EnterAccount entered) {
        return onPayee(
                caller,
                key,
                id,
                entered,
                (principal, known, permitted) -> enter(caller, principal, id, known, entered, permitted),
                view -> CommandResult.created("/v1/payees/" + id, view));
    }

    private Mono<Void> enter(
            Caller caller,
            PrincipalId principal,
            UUID id,
            AccountEntries known,
            EnterAccount entered,
            Permitted permitted) {
        return payees.enter(
                principal,
                id,
                known.enter(entered.number(), entered.replaces()).orRefuse(),
                entered,
                permitted.basis(),
                caller.subject(),
                clock.instant());
    }

    Mono<ResponseEntity<View>> confirm(Caller caller, IdempotencyKey key, UUID id, int n, Confirm confirm) {
        return onPayee(
                caller,
                key,
                id,
                confirm,
                (principal, known, _) -> payees.confirm(
                        principal,
                        id,
                        n,
                        known.entry(n)
                                .confirm(confirm.toModel(), caller.subject(), LocalDate.now(clock))
                                .orRefuse(),
                        caller.subject(),
                        clock.instant()),
                CommandResult::ok);
    }

    /** What is done with a payee that is held for it. */
    @FunctionalInterface
    private interface PayeeStep {

        Mono<Void> take(PrincipalId principal, AccountEntries known, Permitted permitted);
    }

    @FunctionalInterface
    private interface Answer {

        CommandResult<View> of(View view);
    }

    private Mono<ResponseEntity<View>> onPayee(
            Caller caller, IdempotencyKey key, UUID id, Object body, PayeeStep step, Answer answer) {
        return payees.find(caller.scope(), id)
                .as(transactions.within(caller.scope()))
                .flatMap(row -> perform(new IdempotentRequest(caller, row.owner(), key, body), id, step, answer));
    }

    private Mono<ResponseEntity<View>> perform(IdempotentRequest request, UUID id, PayeeStep step, Answer answer) {
        request.caller().mustActFor(request.principal());
        StandingStep<View> taken = permitted -> payees.lock(request.principal(), id)
                .flatMap(known -> step.take(request.principal(), known, permitted))
                .then(Mono.defer(() -> view(request.caller().scope(), id)))
                .map(answer::of);
        return standing.perform(request, KIND, View.class, taken);
    }

    private Mono<View> view(Scope scope, UUID id) {
        return payees.find(scope, id).zipWith(accounts(scope, List.of(id)), PayeeWorkflow::view);
    }

    private Mono<List<PayeeAccountRow>> accounts(Scope scope, List<UUID> ids) {
        return payees.accounts(scope, ids).collectList();
    }

    private static View view(PayeeRow row, List<PayeeAccountRow> accounts) {
        return row.view(accounts.stream()
                .filter(account -> account.payee().equals(row.id()))
                .map(PayeeAccountRow::view)
                .toList());
    }

    Mono<View> find(Caller caller, UUID id) {
        return view(caller.scope(), id).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, @Nullable String words, PageRequest page) {
        return payees.list(caller.scope(), principal, words, page)
                .zipWhen(rows -> accounts(
                        caller.scope(), rows.items().stream().map(PayeeRow::id).toList()))
                .map(read -> read.getT1().map(row -> view(row, read.getT2())))
                .as(transactions.within(caller.scope()));
    }

    Mono<Page<AccountView>> accounts(Caller caller, UUID id, PageRequest page) {
        return payees.find(caller.scope(), id)
                .flatMap(row -> payees.accounts(row, page))
                .map(rows -> rows.map(PayeeAccountRow::view))
                .as(transactions.within(caller.scope()));
    }
}
