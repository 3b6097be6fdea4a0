package org.fivetrust.archives.loan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreementclient.ActExecutions;
import org.fivetrust.agreementclient.ActRequests;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.agreementclient.Acts;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.archives.loan.LoanMessages.View;
import org.fivetrust.archives.loan.model.Asking;
import org.fivetrust.archives.loan.model.Asking.Asked;
import org.fivetrust.archives.loan.model.HandingOut;
import org.fivetrust.archives.loan.model.HandingOut.HandedOut;
import org.fivetrust.archives.loan.model.LoanOrder;
import org.fivetrust.archives.loan.model.LoanStatus;
import org.fivetrust.archives.loan.model.TakingBack;
import org.fivetrust.archives.loan.model.TakingBack.TakenBack;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.kernel.Warrant;
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

    private final ActRequests requests;
    private final ActExecutions executions;
    private final StandingActs standing;
    private final Acts acts;
    private final Loans loans;
    private final Transactions transactions;
    private final Clock clock;

    LoanWorkflow(
            ActRequests requests,
            ActExecutions executions,
            StandingActs standing,
            Acts acts,
            Loans loans,
            Transactions transactions,
            Clock clock) {
        this.requests = requests;
        this.executions = executions;
        this.standing = standing;
        this.acts = acts;
        this.loans = loans;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> request(Caller caller, IdempotencyKey key, UUID record, LoanMessages.Ask ask) {
        return loans.record(record, today())
                .as(transactions.within(caller.scope()))
                .flatMap(found -> request(caller, key, found, ask));
    }

    private Mono<ResponseEntity<View>> request(
            Caller caller, IdempotencyKey key, RecordAtHand record, LoanMessages.Ask ask) {
        caller.mustActFor(record.owner());
        var order = ask.toOrder(record, caller);
        var act = LoanAct.freeze(UUID.randomUUID(), order, record, caller, today());
        var idempotentRequest = new IdempotentRequest(caller, order.principal(), key, ask);
        return requests.request(idempotentRequest, act, keep(act, order), "/v1/loans/", View.class, this::view);
    }

    /** The record is looked at again: now nobody can ask for it in between. */
    private Mono<Void> keep(Act act, LoanOrder order) {
        return loans.record(order.record(), act.on())
                .map(record -> order.request(record.status(), record.longestDays(), act.on()))
                .flatMap(asking -> keep(act, asking));
    }

    private Mono<Void> keep(Act act, Asking asking) {
        return switch (asking) {
            case Asked(var order) -> loans.add(act.id(), order, clock.instant());
            case Asking.Declined(var because) -> Mono.error(new Refused(because));
        };
    }

    Mono<ResponseEntity<View>> handOut(Caller caller, IdempotencyKey key, UUID id, LoanMessages.HandOut handOut) {
        caller.mustHave("archivist");
        return acts.visible(caller, id, LoanAct.KIND).flatMap(state -> handOut(caller, key, state, handOut));
    }

    private Mono<ResponseEntity<View>> handOut(
            Caller caller, IdempotencyKey key, ActState state, LoanMessages.HandOut handOut) {
        return executions.execute(
                new IdempotentRequest(caller, state.principal(), key, handOut),
                state,
                handOut.warrant(),
                View.class,
                warrant -> carryOut(warrant, state, caller));
    }

    private Mono<CommandResult<View>> carryOut(Warrant warrant, ActState state, Caller caller) {
        return loans.lock(state.principal(), state.id())
                .map(row -> row.toLoan().handOut(warrant, caller.subject(), today(), clock.instant()))
                .flatMap(this::finish)
                .then(Mono.defer(() -> view(state.id())))
                .map(CommandResult::ok);
    }

    private Mono<Void> finish(HandingOut outcome) {
        return switch (outcome) {
            case HandedOut done -> loans.handedOut(done);
            case HandingOut.Declined(var because) -> Mono.error(new Refused(because));
        };
    }

    Mono<ResponseEntity<View>> takeBack(Caller caller, IdempotencyKey key, UUID id, LoanMessages.TakeBack takeBack) {
        return loans.find(id)
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
                permitted -> carryOut(permitted, row, caller, takeBack));
    }

    private Mono<CommandResult<View>> carryOut(
            Permitted permitted, LoanRow seen, Caller caller, LoanMessages.TakeBack takeBack) {
        return loans.lock(seen.owner(), seen.id())
                .map(row -> row.toLoan().takeBack(permitted, caller.subject(), takeBack.condition(), clock.instant()))
                .flatMap(this::finish)
                .then(Mono.defer(() -> view(seen.id())))
                .map(CommandResult::ok);
    }

    private Mono<Void> finish(TakingBack outcome) {
        return switch (outcome) {
            case TakenBack done -> loans.takenBack(done);
            case TakingBack.Declined(var because) -> Mono.error(new Refused(because));
        };
    }

    Mono<View> find(Caller caller, UUID id) {
        return view(id).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, @Nullable LoanStatus status, PageRequest page) {
        return loans.list(caller.scope(), principal, status, page)
                .map(rows -> rows.map(row -> View.of(row, today())))
                .as(transactions.within(caller.scope()));
    }

    private Mono<View> view(UUID id) {
        return loans.find(id).map(row -> View.of(row, today()));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
