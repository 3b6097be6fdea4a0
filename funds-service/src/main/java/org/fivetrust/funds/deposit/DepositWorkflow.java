package org.fivetrust.funds.deposit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.funds.alert.Alerts;
import org.fivetrust.funds.alert.model.Alert;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.funds.consent.BankConsents;
import org.fivetrust.funds.consent.model.BankConsent;
import org.fivetrust.funds.deposit.DepositMessages.Ask;
import org.fivetrust.funds.deposit.DepositMessages.SlipMessage;
import org.fivetrust.funds.deposit.DepositMessages.View;
import org.fivetrust.funds.deposit.model.Deposit;
import org.fivetrust.funds.deposit.model.Slip;
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

/** Pays cash in, and takes the bank's slip for it. */
@Component
class DepositWorkflow {

    private static final String DEPOSIT = "DEPOSIT";

    private final StandingActs standing;
    private final Deposits deposits;
    private final BankConsents consents;
    private final Alerts alerts;
    private final Transactions transactions;
    private final Clock clock;

    DepositWorkflow(
            StandingActs standing,
            Deposits deposits,
            BankConsents consents,
            Alerts alerts,
            Transactions transactions,
            Clock clock) {
        this.standing = standing;
        this.deposits = deposits;
        this.consents = consents;
        this.alerts = alerts;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> make(Caller caller, IdempotencyKey key, Ask ask) {
        var deposit = ask.toDeposit(UUID.randomUUID());
        caller.mustActFor(deposit.principal());
        return standing.perform(
                new IdempotentRequest(caller, deposit.principal(), key, ask),
                DEPOSIT,
                View.class,
                permitted -> make(caller, deposit, ask.slip(), permitted));
    }

    private Mono<CommandResult<View>> make(
            Caller caller, Deposit deposit, @Nullable SlipMessage slip, Permitted permitted) {
        var today = LocalDate.now(clock);
        return Mono.zip(deposits.receipts(deposit), deposits.payments(deposit), consent(deposit))
                .map(found -> deposit.make(permitted, found.getT1(), found.getT2(), found.getT3(), today))
                .map(Outcome::orRefuse)
                .flatMap(made -> deposits.add(made, permitted.basis(), caller.subject(), clock.instant()))
                .then(Mono.defer(() -> tell(caller, deposit)))
                .then(Mono.defer(() -> slip == null
                        ? Mono.empty()
                        : clear(
                                caller,
                                deposit.principal(),
                                deposit.id(),
                                slip.toSlip()
                                        .give(deposit.depositedOn(), false, today)
                                        .orRefuse())))
                .then(Mono.defer(() -> deposits.find(caller.scope(), deposit.id())))
                .map(row -> CommandResult.created("/v1/deposits/" + row.id(), row.view()));
    }

    private Mono<Optional<BankConsent>> consent(Deposit deposit) {
        return deposit.consent() == null
                ? Mono.just(Optional.empty())
                : consents.lock(deposit.principal(), deposit.consent()).map(Optional::of);
    }

    /** What was spent of takings is looked at, though the bank allows it. */
    private Mono<Void> tell(Caller caller, Deposit deposit) {
        return deposit.spent().isEmpty()
                ? Mono.empty()
                : alerts.raise(new Alert(
                                deposit.principal(),
                                AlertRule.TAKINGS_SPENT,
                                deposit.id(),
                                Map.of(
                                        "deposited",
                                        deposit.amount(),
                                        "payments",
                                        deposit.spent().size(),
                                        "date",
                                        deposit.depositedOn()))
                        .by(caller.subject())
                        .seen("/v1/deposits/" + deposit.id()));
    }

    private Mono<Void> clear(Caller caller, PrincipalId principal, UUID id, Slip slip) {
        return deposits.cleared(principal, id, slip, caller.subject(), clock.instant());
    }

    Mono<ResponseEntity<View>> slip(Caller caller, IdempotencyKey key, UUID id, SlipMessage slip) {
        return deposits.find(caller.scope(), id)
                .as(transactions.within(caller.scope()))
                .flatMap(row -> standing.perform(
                        new IdempotentRequest(caller, new PrincipalId(row.principal()), key, slip),
                        DEPOSIT,
                        View.class,
                        _ -> slip(caller, id, slip)));
    }

    private Mono<CommandResult<View>> slip(Caller caller, UUID id, SlipMessage slip) {
        return deposits.lock(caller.scope(), id)
                .flatMap(row -> clear(
                        caller,
                        new PrincipalId(row.principal()),
                        id,
                        slip.toSlip()
                                .give(row.depositedOn(), row.isCleared(), LocalDate.now(clock))
                                .orRefuse()))
                .then(Mono.defer(() -> deposits.find(caller.scope(), id)))
                .map(row -> CommandResult.ok(row.view()));
    }

    Mono<View> find(Caller caller, UUID id) {
        return deposits.find(caller.scope(), id).map(DepositRow::view).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, PageRequest page) {
        return deposits.list(caller.scope(), principal, page)
                .map(rows -> rows.map(DepositRow::view))
                .as(transactions.within(caller.scope()));
    }
}
