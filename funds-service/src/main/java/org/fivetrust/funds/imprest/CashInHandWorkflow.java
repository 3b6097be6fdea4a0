package org.fivetrust.funds.imprest;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.funds.imprest.ImprestMessages.AdvanceView;
import org.fivetrust.funds.imprest.ImprestMessages.CountView;
import org.fivetrust.funds.imprest.ImprestMessages.Counted;
import org.fivetrust.funds.imprest.ImprestMessages.Draw;
import org.fivetrust.funds.imprest.ImprestMessages.Settle;
import org.fivetrust.funds.imprest.Imprests.Signature;
import org.fivetrust.funds.imprest.model.Imprest;
import org.fivetrust.funds.imprest.model.Settlement;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.Outbox;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Transactions;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Cash in somebody's hands: advanced, settled, counted by surprise. Standing acts. */
@Component
class CashInHandWorkflow {

    private static final Refusal NOT_GRANTED = Refusal.state("funds.imprest-not-granted");

    private final StandingActs standing;
    private final Imprests imprests;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    CashInHandWorkflow(
            StandingActs standing, Imprests imprests, Outbox outbox, Transactions transactions, Clock clock) {
        this.standing = standing;
        this.imprests = imprests;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<AdvanceView>> advance(Caller caller, IdempotencyKey key, UUID id, Draw draw) {
        return found(caller, id)
                .flatMap(row -> standing.perform(
                        claim(caller, row, key, draw),
                        "IMPREST_CLAIM",
                        AdvanceView.class,
                        permitted -> advance(caller, row, draw, permitted)));
    }

    private Mono<CommandResult<AdvanceView>> advance(Caller caller, ImprestRow row, Draw draw, Permitted permitted) {
        var id = UUID.randomUUID();
        var today = LocalDate.now(clock);
        return lock(row)
                .zipWith(imprests.settling(row.owner(), today))
                .map(found -> found.getT1()
                        .advance(permitted, Money.parse(draw.amount()), found.getT2(), caller.subject(), today))
                .map(Outcome::orRefuse)
                .flatMap(advance -> imprests.advanced(row, id, advance, draw.purpose(), signed(caller, permitted)))
                .then(Mono.defer(() -> imprests.advance(row, id)))
                .map(made -> CommandResult.created(
                        "/v1/imprests/" + row.id() + "/advances", made.view(imprests.papers(made))));
    }

    Mono<ResponseEntity<AdvanceView>> settle(Caller caller, IdempotencyKey key, UUID id, Settle settle) {
        var settlement = settle.toSettlement();
        return found(caller, id)
                .flatMap(row -> standing.perform(
                        claim(caller, row, key, settle),
                        "IMPREST_SETTLEMENT",
                        AdvanceView.class,
                        permitted -> settle(caller, row, settle.advance(), settlement, permitted)));
    }

    private Mono<CommandResult<AdvanceView>> settle(
            Caller caller, ImprestRow row, UUID advance, Settlement settlement, Permitted permitted) {
        var id = UUID.randomUUID();
        var today = LocalDate.now(clock);
        return lock(row)
                .then(Mono.defer(() -> imprests.advance(row, advance)))
                .delayUntil(open -> Mono.fromSupplier(() -> open.toModel()
                        .settle(permitted, settlement, open.isSettled())
                        .orRefuse()))
                .delayUntil(_ -> imprests.claimInvoices(row.owner(), id, settlement, clock.instant()))
                .flatMap(open -> imprests.settled(open, id, settlement, today, signed(caller, permitted)))
                .then(Mono.defer(() -> tell(row, id, settlement, today)))
                .then(Mono.defer(() -> imprests.advance(row, advance)))
                .map(settled -> CommandResult.created(
                        "/v1/imprests/" + row.id() + "/advances", settled.view(imprests.papers(settled))));
    }

    /** What was spent is an expense of the books; what was paid in again never was. */
    private Mono<Void> tell(ImprestRow row, UUID id, Settlement settlement, LocalDate today) {
        return settlement.spent().isZero()
                ? Mono.empty()
                : outbox.add(Event.to(
                        "accounts",
                        row.owner(),
                        new ImprestSettled(
                                id,
                                row.id(),
                                row.account(),
                                row.holder(),
                                settlement.spent(),
                                settlement.purpose(),
                                settlement.category(),
                                today,
                                settlement.papers())));
    }

    Mono<ResponseEntity<CountView>> count(Caller caller, IdempotencyKey key, UUID id, Counted counted) {
        return found(caller, id)
                .flatMap(row -> standing.perform(
                        claim(caller, row, key, counted),
                        "IMPREST_COUNT",
                        CountView.class,
                        permitted -> count(caller, row, counted, permitted)));
    }

    private Mono<CommandResult<CountView>> count(Caller caller, ImprestRow row, Counted counted, Permitted permitted) {
        var id = UUID.randomUUID();
        return lock(row)
                .map(imprest -> imprest.count(
                        permitted, Money.parse(counted.cash()), Money.parse(counted.papers()), caller.subject()))
                .map(Outcome::orRefuse)
                .flatMap(count -> imprests.counted(row, id, count, counted.remark(), signed(caller, permitted)))
                .then(Mono.defer(() -> imprests.count(row, id)))
                .map(made -> CommandResult.created("/v1/imprests/" + row.id() + "/counts", made.view()));
    }

    private Mono<ImprestRow> found(Caller caller, UUID id) {
        return imprests.find(caller.scope(), id).as(transactions.within(caller.scope()));
    }

    private static IdempotentRequest claim(Caller caller, ImprestRow row, IdempotencyKey key, Object body) {
        return new IdempotentRequest(caller, row.owner(), key, body);
    }

    private Mono<Imprest> lock(ImprestRow row) {
        return imprests.lock(row.owner(), row.id(), LocalDate.now(clock))
                .switchIfEmpty(Mono.error(() -> new Refused(NOT_GRANTED)));
    }

    private Signature signed(Caller caller, Permitted permitted) {
        return new Signature(caller.subject(), permitted.basis(), clock.instant());
    }
}
