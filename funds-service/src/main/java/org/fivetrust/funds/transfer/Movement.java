package org.fivetrust.funds.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.account.TrustAccounts;
import org.fivetrust.funds.account.model.TrustAccount;
import org.fivetrust.funds.transfer.model.Transfer;
import org.fivetrust.funds.transfer.model.Transfer.Accepted;
import org.fivetrust.funds.transfer.model.Transfer.Made;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.Outbox;
import org.fivetrust.shared.web.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Moves money from one principal to another in the transaction around it: both entries, both sides, both books. */
@Component
class Movement {

    private final Transfers transfers;
    private final TrustAccounts accounts;
    private final Outbox outbox;

    Movement(Transfers transfers, TrustAccounts accounts, Outbox outbox) {
        this.transfers = transfers;
        this.accounts = accounts;
        this.outbox = outbox;
    }

    Mono<Void> make(Scope scope, Transfer transfer, LocalDate today, Instant now) {
        return transfers
                .lockAccepted(transfer.order())
                .switchIfEmpty(Mono.error(() -> new Refused(transfer.otherSideMissing())))
                .flatMap(accepted -> make(scope, transfer, accepted, today, now));
    }

    private Mono<Void> make(Scope scope, Transfer transfer, Accepted accepted, LocalDate today, Instant now) {
        return lock(
                        new Side(transfer.order().principal(), transfer.order().account(), transfer.id()),
                        new Side(accepted.principal(), accepted.account(), accepted.id()))
                .map(held -> transfer.make(accepted, held.from(), held.to(), today, now)
                        .orRefuse())
                .flatMap(made -> keep(scope, transfer, accepted, made));
    }

    private record Side(PrincipalId principal, UUID account, UUID act) {}

    private record LockedAccounts(TrustAccount from, TrustAccount to) {}

    /** In one order whichever side gives, so that two transfers against each other queue. */
    private Mono<LockedAccounts> lock(Side from, Side to) {
        return Flux.just(from, to)
                .sort(Comparator.comparing(side -> side.principal().value()))
                .concatMap(side -> accounts.lock(side.principal(), side.account(), side.act()))
                .collectList()
                .map(locked -> new LockedAccounts(of(from, locked), of(to, locked)));
    }

    private static TrustAccount of(Side side, List<TrustAccount> locked) {
        return locked.stream()
                .filter(account -> account.principal().equals(side.principal()))
                .findFirst()
                .orElseThrow();
    }

    private Mono<Void> keep(Scope scope, Transfer transfer, Accepted accepted, Made made) {
        return transfers
                .made(transfer.order().principal(), transfer.id(), accepted.id(), made.on())
                .then(Mono.defer(() -> transfers.made(accepted.principal(), accepted.id(), transfer.id(), made.on())))
                .then(Mono.defer(() -> accounts.enter(made.out())))
                .then(Mono.defer(() -> accounts.enter(made.in())))
                .then(Mono.defer(() -> tell(scope, transfer.id(), made.on())))
                .then(Mono.defer(() -> tell(scope, accepted.id(), made.on())));
    }

    private Mono<Void> tell(Scope scope, UUID side, LocalDate on) {
        return transfers
                .find(scope, side)
                .flatMap(row ->
                        outbox.add(Event.to("accounts", new PrincipalId(row.principal()), TransferMade.of(row, on))));
    }
}
