package org.fivetrust.archives.loan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreementclient.ActFlow;
import org.fivetrust.agreementclient.ActFlow.Authorised;
import org.fivetrust.agreementclient.ActFlow.Execution;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.archives.loan.LoanMessages.View;
import org.fivetrust.archives.loan.model.LoanStatus;
import org.fivetrust.shared.kernel.Outcome;
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

/** From the first word that somebody needs a record to the day it is back. */
@Component
class LoanWorkflow {

    private final ActFlow flow;
    private final LoanAct act;
    private final StandingActs standing;
    private final Loans loans;
    private final Transactions transactions;
    private final Clock clock;

    LoanWorkflow(
            ActFlow flow, LoanAct act, StandingActs standing, Loans loans, Transactions transactions, Clock clock) {
        this.flow = flow;
        this.act = act;
        this.standing = standing;
        this.loans = loans;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> request(Caller caller, IdempotencyKey key, UUID record, LoanMessages.Ask ask) {
        return loans.record(caller.scope(), record)
                .as(transactions.within(caller.scope()))
                .flatMap(found -> request(caller, key, found, ask));
    }

    private Mono<ResponseEntity<View>> request(
            Caller caller, IdempotencyKey key, RecordToLend record, LoanMessages.Ask ask) {
        var order = ask.toOrder(record, caller);
        return flow.request(
                act, new IdempotentRequest(caller, order.principal(), key, ask), new RequestedLoan(order, record));
    }

    Mono<ResponseEntity<View>> execute(Caller caller, IdempotencyKey key, UUID id, @Nullable WarrantInHand presented) {
        return flow.execute(act, new Execution(caller, key, id, presented), this::handOut);
    }

    private Mono<Void> handOut(Authorised<RequestedLoan> authorised) {
        var state = authorised.state();
        return loans.lock(state.principal(), state.id())
                .map(row -> row.toLoan().handOut(authorised.executed(), today()))
                .map(Outcome::orRefuse)
                .flatMap(loans::handedOut);
    }

    Mono<ResponseEntity<View>> takeBack(Caller caller, IdempotencyKey key, UUID id, LoanMessages.TakeBack takeBack) {
        return loans.find(caller.scope(), id)
                .as(transactions.within(caller.scope()))
                .flatMap(row -> takeBack(caller, key, row, takeBack));
    }

    private Mono<ResponseEntity<View>> takeBack(
            Caller caller, IdempotencyKey key, LoanRow row, LoanMessages.TakeBack takeBack) {
        caller.mustActFor(row.owner());
        return standing.perform(
                new IdempotentRequest(caller, row.owner(), key, takeBack),
                "LOAN_RETURN",
                View.class,
                permitted -> takeBack(permitted, row, caller, takeBack));
    }

    private Mono<CommandResult<View>> takeBack(
            Permitted permitted, LoanRow seen, Caller caller, LoanMessages.TakeBack takeBack) {
        return loans.lock(seen.owner(), seen.id())
                .map(row -> row.toLoan().takeBack(permitted, caller.subject(), takeBack.condition(), clock.instant()))
                .map(Outcome::orRefuse)
                .flatMap(loans::takenBack)
                .then(Mono.defer(() -> act.view(caller, seen.id())))
                .map(CommandResult::ok);
    }

    Mono<View> find(Caller caller, UUID id) {
        return act.view(caller, id).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, @Nullable LoanStatus status, PageRequest page) {
        return loans.list(caller.scope(), principal, status, page)
                .map(rows -> rows.map(row -> View.of(row, today())))
                .as(transactions.within(caller.scope()));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
