package org.fivetrust.funds.bank;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreementclient.ActFlow;
import org.fivetrust.agreementclient.ActFlow.Execution;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.funds.bank.BankAccountMessages.Ask;
import org.fivetrust.funds.bank.BankAccountMessages.Close;
import org.fivetrust.funds.bank.BankAccountMessages.View;
import org.fivetrust.funds.bank.model.BankAccountStatus;
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

/** From the request for a bank account to the day it is closed. */
@Component
class BankAccountWorkflow {

    private final ActFlow flow;
    private final BankAccountAct act;
    private final StandingActs standing;
    private final BankAccounts accounts;
    private final Transactions transactions;
    private final Clock clock;

    BankAccountWorkflow(
            ActFlow flow,
            BankAccountAct act,
            StandingActs standing,
            BankAccounts accounts,
            Transactions transactions,
            Clock clock) {
        this.flow = flow;
        this.act = act;
        this.standing = standing;
        this.accounts = accounts;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> request(Caller caller, IdempotencyKey key, Ask ask) {
        var order = ask.toOrder();
        return flow.request(act, new IdempotentRequest(caller, order.principal(), key, ask), order);
    }

    Mono<ResponseEntity<View>> execute(Caller caller, IdempotencyKey key, UUID id, @Nullable WarrantInHand presented) {
        return flow.execute(
                act, new Execution(caller, key, id, presented), authorised -> accounts.opened(authorised.executed()));
    }

    Mono<ResponseEntity<View>> close(Caller caller, IdempotencyKey key, UUID id, Close close) {
        return accounts.find(caller.scope(), id)
                .as(transactions.within(caller.scope()))
                .flatMap(row -> standing.perform(
                        new IdempotentRequest(caller, new PrincipalId(row.principal()), key, close),
                        "TRUST_ACCOUNT",
                        View.class,
                        permitted -> close(caller, id, close, permitted)));
    }

    private Mono<CommandResult<View>> close(Caller caller, UUID id, Close close, Permitted permitted) {
        return accounts.lock(caller.scope(), id)
                .zipWhen(row -> accounts.held(row.toOrder()))
                .map(found -> found.getT1()
                        .toModel()
                        .close(
                                permitted,
                                found.getT2(),
                                close.reason(),
                                close.closedOn(),
                                LocalDate.now(clock),
                                caller.subject(),
                                clock.instant()))
                .map(Outcome::orRefuse)
                .flatMap(accounts::ended)
                .then(Mono.defer(() -> act.view(caller, id)))
                .map(CommandResult::ok);
    }

    Mono<View> find(Caller caller, UUID id) {
        return act.view(caller, id).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(
            Caller caller, @Nullable String principal, @Nullable BankAccountStatus status, PageRequest page) {
        return accounts.list(caller.scope(), principal, status, page)
                .map(rows -> rows.map(BankAccountRow::view))
                .as(transactions.within(caller.scope()));
    }
}
