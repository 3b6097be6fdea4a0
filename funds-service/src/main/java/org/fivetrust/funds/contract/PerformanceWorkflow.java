package org.fivetrust.funds.contract;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.funds.contract.ContractMessages.Progress;
import org.fivetrust.funds.contract.ContractMessages.Release;
import org.fivetrust.funds.contract.ContractMessages.Settle;
import org.fivetrust.funds.contract.ContractMessages.View;
import org.fivetrust.funds.contract.ContractStore.Signature;
import org.fivetrust.funds.contract.model.ChangeOrder;
import org.fivetrust.funds.contract.model.Contract;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Transactions;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How far a contract is performed: its steps, its settlement, the end of its defects period. Standing acts. */
@Component
class PerformanceWorkflow {

    private static final String PERFORMANCE = "CONTRACT_PERFORMANCE";

    private final StandingActs standing;
    private final ContractStore contracts;
    private final ContractAct act;
    private final Transactions transactions;
    private final Clock clock;

    PerformanceWorkflow(
            StandingActs standing, ContractStore contracts, ContractAct act, Transactions transactions, Clock clock) {
        this.standing = standing;
        this.contracts = contracts;
        this.act = act;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is written of a contract that is held, in the transaction of the act. */
    private interface Writing {

        Mono<Void> write(ContractRow row, Contract contract, Signature signed);
    }

    Mono<ResponseEntity<View>> progress(Caller caller, IdempotencyKey key, UUID id, Progress progress) {
        return perform(
                caller,
                key,
                id,
                progress,
                (row, contract, signed) -> contracts.progressed(
                        row,
                        progress,
                        contract.progress(progress.step(), progress.reachedOn(), LocalDate.now(clock))
                                .orRefuse(),
                        signed));
    }

    Mono<ResponseEntity<View>> settle(Caller caller, IdempotencyKey key, UUID id, Settle settle) {
        return perform(
                caller,
                key,
                id,
                settle,
                (row, contract, signed) -> contracts.settled(
                        row,
                        contract.settle(Money.parse(settle.price()), settle.acceptedOn(), LocalDate.now(clock))
                                .orRefuse(),
                        settle.paper(),
                        signed));
    }

    Mono<ResponseEntity<View>> releaseRetention(Caller caller, IdempotencyKey key, UUID id, Release release) {
        return perform(
                caller,
                key,
                id,
                release,
                (row, contract, signed) -> contracts.released(row, released(contract), release.paper(), signed));
    }

    private LocalDate released(Contract contract) {
        var today = LocalDate.now(clock);
        return contract.releaseRetention(today).map(_ -> today).orRefuse();
    }

    private Mono<ResponseEntity<View>> perform(
            Caller caller, IdempotencyKey key, UUID id, Object body, Writing writing) {
        return contracts
                .find(caller.scope(), id)
                .as(transactions.within(caller.scope()))
                .flatMap(row -> standing.perform(
                        new IdempotentRequest(caller, new PrincipalId(row.principal()), key, body),
                        PERFORMANCE,
                        View.class,
                        permitted -> perform(caller, row, permitted, writing)));
    }

    private Mono<CommandResult<View>> perform(Caller caller, ContractRow row, Permitted permitted, Writing writing) {
        var signed = new Signature(caller.subject(), permitted.basis(), clock.instant());
        return contracts
                .inForce(new PrincipalId(row.principal()), row.id(), row.id())
                .map(contract -> contract.orElseThrow(() -> new Refused(ChangeOrder.notInForce())))
                .flatMap(contract -> writing.write(row, contract, signed))
                .then(Mono.defer(() -> act.view(caller, row.id())))
                .map(CommandResult::ok);
    }
}
