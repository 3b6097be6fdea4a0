package org.fivetrust.funds.account;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.funds.account.TrustAccountMessages.Ask;
import org.fivetrust.funds.account.TrustAccountMessages.Balance;
import org.fivetrust.funds.account.TrustAccountMessages.EntryRow;
import org.fivetrust.funds.account.TrustAccountMessages.EntryView;
import org.fivetrust.funds.account.TrustAccountMessages.View;
import org.fivetrust.funds.account.model.TrustAccount;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.Outbox;
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

/** Opens trust accounts and shows what they hold. */
@Component
class TrustAccountWorkflow {

    private final StandingActs standing;
    private final TrustAccounts accounts;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    TrustAccountWorkflow(
            StandingActs standing, TrustAccounts accounts, Outbox outbox, Transactions transactions, Clock clock) {
        this.standing = standing;
        this.accounts = accounts;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> open(Caller caller, IdempotencyKey key, Ask ask) {
        var command = ask.toCommand(UUID.randomUUID(), LocalDate.now(clock));
        caller.mustActFor(command.principal());
        return standing.perform(
                new IdempotentRequest(caller, command.principal(), key, ask),
                "TRUST_ACCOUNT",
                View.class,
                permitted ->
                        add(command.open(permitted, LocalDate.now(clock)).orRefuse(), ask.shared(), permitted, caller));
    }

    private Mono<CommandResult<View>> add(
            TrustAccount account, @Nullable String shared, Permitted permitted, Caller caller) {
        var now = clock.instant();
        return accounts.mustBeWithinLimit("TRUST_ACCOUNT", account.balance(), account.openedOn())
                .then(accounts.add(account, shared, permitted.basis(), caller, now))
                .then(accounts.enter(account.opening(now)))
                .then(outbox.add(opened(account)))
                .then(Mono.defer(() -> accounts.find(caller.scope(), account.id())))
                .map(row -> CommandResult.created("/v1/trust-accounts/" + row.id(), row.view()));
    }

    private record TrustAccountOpened(UUID account, Money openingBalance, LocalDate openedOn) {}

    private static Event opened(TrustAccount account) {
        return Event.to(
                "accounts",
                account.principal(),
                new TrustAccountOpened(account.id(), account.balance(), account.openedOn()));
    }

    Mono<View> find(Caller caller, UUID id) {
        return accounts.find(caller.scope(), id).map(AccountRow::view).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, PageRequest page) {
        return accounts.list(caller.scope(), principal, page)
                .map(rows -> rows.map(AccountRow::view))
                .as(transactions.within(caller.scope()));
    }

    Mono<Balance> balance(Caller caller, UUID id, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
        var day = Objects.requireNonNullElse(asOf, LocalDate.now(clock));
        var known = Objects.requireNonNullElse(knownAt, clock.instant());
        return accounts.find(caller.scope(), id)
                .zipWhen(
                        row -> knownAt == null ? accounts.figures(row, day) : accounts.figuresKnown(row, day, knownAt),
                        (row, figures) -> Balance.of(row, day, known, figures))
                .as(transactions.within(caller.scope()));
    }

    Mono<Page<EntryView>> entries(Caller caller, UUID id, PageRequest page) {
        return accounts.find(caller.scope(), id)
                .flatMap(row -> accounts.entries(row, page))
                .map(rows -> rows.map(EntryRow::view))
                .as(transactions.within(caller.scope()));
    }
}
