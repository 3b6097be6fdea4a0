package org.fivetrust.funds.charge;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.funds.charge.ChargeMessages.Ask;
import org.fivetrust.funds.charge.ChargeMessages.Row;
import org.fivetrust.funds.charge.ChargeMessages.View;
import org.fivetrust.funds.charge.Charges.BearingAccount;
import org.fivetrust.funds.charge.model.BankCharge;
import org.fivetrust.funds.matching.Matches;
import org.fivetrust.funds.matching.Matches.Making;
import org.fivetrust.funds.matching.model.MatchedBy;
import org.fivetrust.funds.matching.model.Movement;
import org.fivetrust.funds.matching.model.OpenEntry;
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

/** Enters what the bank took or gave: the charge, its line, its match and its event in one transaction. */
@Component
class ChargeWorkflow {

    private final StandingActs standing;
    private final Charges charges;
    private final Matches matches;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    ChargeWorkflow(
            StandingActs standing,
            Charges charges,
            Matches matches,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.standing = standing;
        this.charges = charges;
        this.matches = matches;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> enter(Caller caller, IdempotencyKey key, Ask ask) {
        var charge = ask.toCharge(UUID.randomUUID());
        return charges.owner(caller.scope(), charge.account())
                .zipWith(matches.entry(caller.scope(), charge.statement(), charge.entry()))
                .as(transactions.within(caller.scope()))
                .flatMap(found -> standing.perform(
                        new IdempotentRequest(caller, found.getT1(), key, ask),
                        "BANK_CHARGE",
                        charge.capped(found.getT2()),
                        View.class,
                        permitted -> enter(caller, charge, permitted)));
    }

    /** The entry is locked first, as everybody does who matches. */
    private Mono<CommandResult<View>> enter(Caller caller, BankCharge charge, Permitted permitted) {
        var making = new Making(caller.subject(), clock.instant(), permitted.basis());
        return matches.lockEntry(caller.scope(), charge.statement(), charge.entry())
                .zipWhen(_ -> charges.lock(caller.scope(), charge.account()))
                .flatMap(found -> keep(charge, found.getT1(), found.getT2(), permitted, making))
                .then(Mono.defer(() -> charges.find(caller.scope(), charge.id())))
                .map(row -> CommandResult.created("/v1/bank-charges/" + row.id(), row.view()));
    }

    private Mono<UUID> keep(
            BankCharge charge, OpenEntry shown, BearingAccount held, Permitted permitted, Making making) {
        var amount =
                charge.enter(permitted, shown, held.account(), held.numberKey()).orRefuse();
        return charges.add(charge, shown, held.account(), making)
                .map(seq -> new Movement(
                        held.account().principal(),
                        new Movement.Key(charge.account(), seq),
                        amount,
                        held.numberKey(),
                        false))
                .flatMap(movement -> matches.add(
                        shown,
                        shown.match(List.of(movement.key()), List.of(movement)).orRefuse(),
                        MatchedBy.BANK_CHARGE,
                        making))
                .delayUntil(_ -> outbox.add(told(charge, shown, held)));
    }

    private record BankChargeMade(
            UUID charge,
            UUID account,
            Money amount,
            String bank,
            String purpose,
            LocalDate bookedOn,
            String reference) {}

    private record InterestReceived(
            UUID charge,
            UUID account,
            Money amount,
            String bank,
            String purpose,
            LocalDate bookedOn,
            String reference) {}

    private static Event told(BankCharge charge, OpenEntry shown, BearingAccount held) {
        var account = held.account();
        var reference = shown.statement() + "/" + shown.number();
        return Event.to(
                "accounts",
                account.principal(),
                switch (charge.kind()) {
                    case CHARGE ->
                        new BankChargeMade(
                                charge.id(),
                                charge.account(),
                                shown.amount().negated(),
                                account.bank(),
                                charge.purpose(),
                                shown.bookedOn(),
                                reference);
                    case INTEREST ->
                        new InterestReceived(
                                charge.id(),
                                charge.account(),
                                shown.amount(),
                                account.bank(),
                                charge.purpose(),
                                shown.bookedOn(),
                                reference);
                });
    }

    Mono<View> find(Caller caller, UUID id) {
        return charges.find(caller.scope(), id).map(Row::view).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, PageRequest page) {
        return charges.list(caller.scope(), principal, page)
                .map(rows -> rows.map(Row::view))
                .as(transactions.within(caller.scope()));
    }
}
