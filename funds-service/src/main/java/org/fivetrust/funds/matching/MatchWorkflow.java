package org.fivetrust.funds.matching;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.funds.alert.Alerts;
import org.fivetrust.funds.matching.Matches.Account;
import org.fivetrust.funds.matching.Matches.Making;
import org.fivetrust.funds.matching.MatchingMessages.ByHand;
import org.fivetrust.funds.matching.MatchingMessages.FoundView;
import org.fivetrust.funds.matching.MatchingMessages.MatchView;
import org.fivetrust.funds.matching.MatchingMessages.Run;
import org.fivetrust.funds.matching.MatchingMessages.RunView;
import org.fivetrust.funds.matching.model.MatchedBy;
import org.fivetrust.funds.matching.model.OpenEntry;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Matches entries by the rules or by hand, and undoes a match. */
@Component
class MatchWorkflow {

    private static final String MATCH = "MATCH";

    private final StandingActs standing;
    private final Matches matches;
    private final Alerts alerts;
    private final Transactions transactions;
    private final Clock clock;

    MatchWorkflow(StandingActs standing, Matches matches, Alerts alerts, Transactions transactions, Clock clock) {
        this.standing = standing;
        this.matches = matches;
        this.alerts = alerts;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<RunView> preview(Caller caller, Run run) {
        return account(caller, run)
                .delayUntil(account -> standing.mustBeEntitled(caller, account.owner(), MATCH))
                .flatMap(account -> found(account)
                        .zipWith(matches.open(account), (found, open) -> view(null, account, found, open))
                        .as(transactions.within(caller.scope())));
    }

    private Mono<Account> account(Caller caller, Run run) {
        return matches.account(caller.scope(), run.account()).as(transactions.within(caller.scope()));
    }

    private Mono<List<FoundView>> found(Account account) {
        return matches.found(account, LocalDate.now(clock));
    }

    private static RunView view(@Nullable UUID id, Account account, List<FoundView> found, long open) {
        var matched = (int) found.stream().filter(FoundView::automatic).count();
        return new RunView(
                id,
                account.principal(),
                account.id(),
                matched,
                found.size() - matched,
                (int) open - found.size(),
                found);
    }

    Mono<ResponseEntity<RunView>> run(Caller caller, IdempotencyKey key, Run run) {
        return account(caller, run)
                .flatMap(account -> standing.perform(
                        new IdempotentRequest(caller, account.owner(), key, run),
                        MATCH,
                        RunView.class,
                        permitted -> run(caller, account, permitted)));
    }

    private Mono<CommandResult<RunView>> run(Caller caller, Account account, Permitted permitted) {
        var id = UUID.randomUUID();
        var making = making(caller, permitted);
        return matches.queue(account)
                .then(Mono.defer(() ->
                        found(account).zipWith(matches.open(account), (found, open) -> view(id, account, found, open))))
                .delayUntil(view -> matches.apply(id, view, account, making))
                .delayUntil(view -> raise(account, view))
                .map(view -> CommandResult.created("/v1/bank-statements?principal=" + account.principal(), view));
    }

    private Mono<Void> raise(Account account, RunView view) {
        return matches.unauthorised(account, view.found())
                .flatMapIterable(found -> found)
                .concatMap(alerts::raise)
                .then();
    }

    private Making making(Caller caller, Permitted permitted) {
        return new Making(caller.subject(), clock.instant(), permitted.basis());
    }

    Mono<ResponseEntity<MatchView>> match(
            Caller caller, IdempotencyKey key, UUID statement, int number, ByHand movements) {
        return owner(caller, statement, number)
                .flatMap(owner -> standing.perform(
                        new IdempotentRequest(caller, owner, key, movements),
                        MATCH,
                        MatchView.class,
                        permitted -> match(caller, statement, number, movements, permitted)));
    }

    private Mono<PrincipalId> owner(Caller caller, UUID statement, int number) {
        return matches.entry(caller.scope(), statement, number)
                .map(OpenEntry::principal)
                .as(transactions.within(caller.scope()));
    }

    private Mono<CommandResult<MatchView>> match(
            Caller caller, UUID statement, int number, ByHand movements, Permitted permitted) {
        var wanted = movements.keys();
        return matches.lockEntry(caller.scope(), statement, number)
                .zipWhen(entry -> matches.movements(caller.scope(), wanted))
                .flatMap(found -> matches.add(
                        found.getT1(),
                        found.getT1().match(wanted, found.getT2()).orRefuse(),
                        MatchedBy.BY_HAND,
                        making(caller, permitted)))
                .flatMap(id -> matches.view(caller.scope(), id))
                .map(view -> CommandResult.created(
                        "/v1/bank-statements/" + view.statement() + "/entries?matched=true", view));
    }

    Mono<ResponseEntity<MatchView>> unmatch(Caller caller, IdempotencyKey key, UUID statement, int number) {
        return owner(caller, statement, number)
                .flatMap(owner -> standing.perform(
                        new IdempotentRequest(caller, owner, key, statement + "/" + number),
                        MATCH,
                        MatchView.class,
                        permitted -> unmatch(caller, statement, number, permitted)));
    }

    private Mono<CommandResult<MatchView>> unmatch(Caller caller, UUID statement, int number, Permitted permitted) {
        return matches.lockEntry(caller.scope(), statement, number)
                .flatMap(entry -> matches.undo(entry, making(caller, permitted)))
                .flatMap(id -> matches.view(caller.scope(), id))
                .map(CommandResult::ok);
    }
}
