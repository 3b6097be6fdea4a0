package org.fivetrust.funds.reconciliation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.funds.monthlystatement.MonthlyStatements;
import org.fivetrust.funds.monthlystatement.MonthlyStatements.Signing;
import org.fivetrust.funds.reconciliation.ReconciliationMessages.Ask;
import org.fivetrust.funds.reconciliation.ReconciliationMessages.ProofView;
import org.fivetrust.funds.reconciliation.ReconciliationMessages.View;
import org.fivetrust.funds.reconciliation.Reconciliations.Account;
import org.fivetrust.funds.reconciliation.model.Proof;
import org.fivetrust.funds.reconciliation.model.Reconciliation;
import org.fivetrust.funds.reconciliation.model.Reconciliation.Signature;
import org.fivetrust.paper.Printer;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Proves a bank account, and keeps what an accountant prepared and a second person signed. */
@Component
class ReconciliationWorkflow {

    private static final String KIND = "RECONCILIATION";

    private static final Refusal SHARED = Refusal.person("funds.account-shared");

    private final StandingActs standing;
    private final Reconciliations reconciliations;
    private final MonthlyStatements statements;
    private final Printer printer;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    ReconciliationWorkflow(
            StandingActs standing,
            Reconciliations reconciliations,
            MonthlyStatements statements,
            Printer printer,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.standing = standing;
        this.reconciliations = reconciliations;
        this.statements = statements;
        this.printer = printer;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ProofView> prove(Caller caller, UUID id, @Nullable LocalDate asOf) {
        var day = Objects.requireNonNullElse(asOf, LocalDate.now(clock));
        return account(caller, id)
                .flatMap(account -> reconciliations
                        .proof(account, day)
                        .map(proof -> ProofView.of(account.id(), account.principal(), proof)))
                .as(transactions.within(caller.scope()));
    }

    /** A community's own people do not see what an account that others share holds. */
    private Mono<Account> account(Caller caller, UUID id) {
        return reconciliations.account(caller.scope(), id).doOnNext(account -> mustSeeAll(caller, account.shared()));
    }

    private static void mustSeeAll(Caller caller, boolean shared) {
        if (shared && caller.isOwner()) {
            throw new Refused(SHARED);
        }
    }

    Mono<ResponseEntity<View>> prepare(Caller caller, IdempotencyKey key, Ask ask) {
        return account(caller, ask.account())
                .as(transactions.within(caller.scope()))
                .flatMap(account -> standing.perform(
                        new IdempotentRequest(caller, account.owner(), key, ask),
                        KIND,
                        View.class,
                        permitted -> prepare(caller, account, ask.asOf(), permitted)));
    }

    private Mono<CommandResult<View>> prepare(Caller caller, Account account, LocalDate asOf, Permitted permitted) {
        var id = UUID.randomUUID();
        return reconciliations
                .proof(account, asOf)
                .map(proof -> Reconciliation.prepare(permitted, proof, caller.person(), LocalDate.now(clock)))
                .map(Outcome::orRefuse)
                .flatMap(proof ->
                        reconciliations.add(id, account, proof, caller.person(), clock.instant(), permitted.basis()))
                .then(Mono.defer(() -> reconciliations.find(caller.scope(), id)))
                .map(row -> CommandResult.created("/v1/reconciliations/" + id, reconciliations.view(row)));
    }

    Mono<ResponseEntity<View>> sign(Caller caller, IdempotencyKey key, UUID id) {
        return found(caller, id)
                .as(transactions.within(caller.scope()))
                .flatMap(row -> standing.perform(
                        new IdempotentRequest(caller, new PrincipalId(row.principal()), key, id.toString()),
                        KIND,
                        View.class,
                        permitted -> sign(caller, id, permitted)));
    }

    private Mono<ReconciliationRow> found(Caller caller, UUID id) {
        return reconciliations.find(caller.scope(), id).doOnNext(row -> mustSeeAll(caller, row.shared()));
    }

    /** The account is proven again: what was matched or booked since makes it another reconciliation. */
    private Mono<CommandResult<View>> sign(Caller caller, UUID id, Permitted permitted) {
        return reconciliations
                .lock(caller.scope(), id)
                .delayUntil(row -> statements.lockAccounts(row.numberKey()))
                .zipWhen(row -> reconciliations
                        .account(caller.scope(), row.account())
                        .flatMap(account -> reconciliations.proof(account, row.asOf())))
                .flatMap(both -> sign(caller, both.getT1(), both.getT2(), permitted))
                .then(Mono.defer(() -> reconciliations.find(caller.scope(), id)))
                .map(row -> CommandResult.ok(reconciliations.view(row)));
    }

    private Mono<Void> sign(Caller caller, ReconciliationRow row, Proof now, Permitted permitted) {
        var digest = reconciliations.digest(row.account(), row.principal(), now);
        var signature = row.toModel()
                .sign(permitted, now, digest, caller.person(), clock.instant())
                .orRefuse();
        return reconciliations
                .signed(signature)
                .then(Mono.defer(() -> statements.sign(row.numberKey(), signing(row, signature))))
                .then(tell(row, now, signature));
    }

    private static Signing signing(ReconciliationRow row, Signature signature) {
        return new Signing(
                row.id(), row.asOf(), row.preparedByName(), signature.by(), signature.name(), signature.at());
    }

    private record ReconciliationSigned(
            UUID reconciliation, UUID account, LocalDate asOf, Money balance, String digest, String signedBy) {}

    /** Each principal's books are told of their own sub-ledger and of nobody else's. */
    private Mono<Void> tell(ReconciliationRow row, Proof now, Signature signature) {
        return Flux.fromIterable(now.subLedgers())
                .concatMap(ledger -> outbox.add(Event.to(
                        "accounts",
                        new PrincipalId(ledger.principal()),
                        new ReconciliationSigned(
                                row.id(),
                                ledger.account(),
                                row.asOf(),
                                ledger.balance(),
                                row.digest(),
                                signature.by()))))
                .then();
    }

    Mono<View> find(Caller caller, UUID id) {
        return found(caller, id).map(reconciliations::view).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, UUID account, PageRequest page) {
        return account(caller, account)
                .flatMap(found -> reconciliations.list(caller.scope(), found, page))
                .map(rows -> rows.map(reconciliations::view))
                .as(transactions.within(caller.scope()));
    }

    Mono<byte[]> print(Caller caller, UUID id) {
        return found(caller, id)
                .zipWhen(row -> reconciliations.account(caller.scope(), row.account()))
                .map(both -> ReconciliationSheet.of(reconciliations.view(both.getT1()), both.getT1(), both.getT2()))
                .as(transactions.within(caller.scope()))
                .flatMap(printer::print);
    }
}
