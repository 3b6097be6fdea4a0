package org.fivetrust.funds.transfer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.funds.account.TrustAccounts;
import org.fivetrust.funds.transfer.TransferMessages.View;
import org.fivetrust.funds.transfer.model.TransferOrder;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One side of a transfer as an act. */
@Component
class TransferAct implements ActKind<TransferOrder, View> {

    private final Transfers transfers;
    private final TrustAccounts accounts;
    private final Clock clock;

    TransferAct(Transfers transfers, TrustAccounts accounts, Clock clock) {
        this.transfers = transfers;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "TRANSFER_OF_FUNDS";
    }

    @Override
    public String path() {
        return "/v1/transfers/";
    }

    @Override
    public Class<View> answer() {
        return View.class;
    }

    @Override
    public Act freeze(UUID id, TransferOrder order, Person by, LocalDate on) {
        return new Act(
                id,
                order.principal(),
                name(),
                order.amount(),
                subject(order),
                order.direction().name(),
                null,
                false,
                by,
                on,
                Map.of(
                        "account", order.account().toString(),
                        "direction", order.direction().name(),
                        "counterparty", order.counterparty().value(),
                        "purpose", order.purpose(),
                        "resolution", order.resolution()));
    }

    private static String subject(TransferOrder order) {
        return switch (order.direction()) {
            case OUT -> "划给 %s：%s".formatted(order.counterparty(), order.purpose());
            case IN -> "自 %s 划入：%s".formatted(order.counterparty(), order.purpose());
        };
    }

    @Override
    public Mono<Void> save(Act act, TransferOrder order) {
        return accounts.lock(order.principal(), order.account())
                .zipWhen(_ -> transfers.knows(order.counterparty()), order::request)
                .map(Outcome::orRefuse)
                .flatMap(requested -> transfers.add(act.id(), requested, clock.instant()));
    }

    @Override
    public Mono<TransferOrder> stored(ActState state) {
        return transfers.find(Scope.only(state.principal()), state.id()).map(TransferRow::toOrder);
    }

    @Override
    public Mono<View> view(Caller caller, UUID id) {
        return transfers.find(caller.scope(), id).map(TransferRow::view);
    }
}
