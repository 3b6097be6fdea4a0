package org.fivetrust.funds.imprest;

import java.time.Clock;
import java.util.UUID;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.funds.imprest.ImprestMessages.View;
import org.fivetrust.funds.imprest.model.ImprestOrder;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.ActContent;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An imprest as an act: its limit and its holder are frozen. */
@Component
class ImprestAct implements ActKind<ImprestOrder, View> {

    private static final Definition<View> DEFINITION =
            new Definition<>("IMPREST", "/v1/imprests/", View.class, ImprestOrder.ownImprest());

    private final Imprests imprests;
    private final Clock clock;

    ImprestAct(Imprests imprests, Clock clock) {
        this.imprests = imprests;
        this.clock = clock;
    }

    @Override
    public Definition<View> definition() {
        return DEFINITION;
    }

    @Override
    public ActContent content(ImprestOrder order) {
        return ActContent.of(order.principal(), "备用金限额：%s".formatted(order.purpose()))
                .amount(order.limit())
                .counterparty(order.holder())
                .with("account", order.account())
                .with("holder", order.holder())
                .with("validFrom", order.validFrom())
                .with("validTo", order.validTo());
    }

    @Override
    public Mono<Void> save(Act act, ImprestOrder order) {
        return imprests.mustExist(order.principal(), order.account())
                .then(Mono.defer(() -> imprests.add(act.id(), order, clock.instant())));
    }

    @Override
    public Mono<ImprestOrder> stored(ActState state) {
        return imprests.find(Scope.only(state.principal()), state.id()).map(ImprestRow::toOrder);
    }

    @Override
    public Mono<View> view(Caller caller, UUID id) {
        return imprests.find(caller.scope(), id).map(ImprestRow::view);
    }
}
