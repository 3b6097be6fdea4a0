package org.fivetrust.funds.transfer;

import java.time.Clock;
import java.util.UUID;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.funds.account.TrustAccounts;
import org.fivetrust.funds.transfer.TransferMessages.View;
import org.fivetrust.funds.transfer.model.TransferOrder;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.ActContent;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One side of a transfer as an act. */
@Component
class TransferAct implements ActKind<TransferOrder, View> {

    private static final Definition<View> DEFINITION = new Definition<>(
            "TRANSFER_OF_FUNDS", "/v1/transfers/", View.class, Refusal.person("funds.makes-own-transfer"));

    private final Transfers transfers;
    private final TrustAccounts accounts;
    private final Clock clock;

    TransferAct(Transfers transfers, TrustAccounts accounts, Clock clock) {
        this.transfers = transfers;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public Definition<View> definition() {
        return DEFINITION;
    }

    @Override
    public ActContent content(TransferOrder order) {
        return ActContent.of(order.principal(), subject(order))
                .amount(order.amount())
                .category(order.direction().name())
                .with("account", order.account())
                .with("direction", order.direction())
                .with("counterparty", order.counterparty())
                .with("purpose", order.purpose())
                .with("resolution", order.resolution());
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
