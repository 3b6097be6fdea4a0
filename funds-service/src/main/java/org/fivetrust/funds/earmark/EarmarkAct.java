package org.fivetrust.funds.earmark;

import java.time.Clock;
import java.util.UUID;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.funds.earmark.EarmarkMessages.View;
import org.fivetrust.funds.earmark.model.EarmarkOrder;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.ActContent;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An earmark as an act: what the money is for is frozen. */
@Component
class EarmarkAct implements ActKind<EarmarkOrder, View> {

    private static final Definition<View> DEFINITION =
            new Definition<>("EARMARK", "/v1/earmarks/", View.class, Refusal.person("funds.opens-own-earmark"));

    private final EarmarkStore earmarks;
    private final Clock clock;

    EarmarkAct(EarmarkStore earmarks, Clock clock) {
        this.earmarks = earmarks;
        this.clock = clock;
    }

    @Override
    public Definition<View> definition() {
        return DEFINITION;
    }

    @Override
    public ActContent content(EarmarkOrder order) {
        return ActContent.of(order.principal(), "设立专项 %s（%s）".formatted(order.code(), order.giver()))
                .amount(order.amount())
                .with("code", order.code())
                .with("giver", order.giver())
                .with("document", order.document())
                .with("account", order.account())
                .with("held", order.held())
                .with("purposes", order.purposes())
                .with("categories", order.categories())
                .with("validFrom", order.validFrom())
                .with("validTo", order.validTo());
    }

    @Override
    public Mono<Void> save(Act act, EarmarkOrder order) {
        return earmarks.available(order.principal(), order.account())
                .then(Mono.defer(() -> earmarks.hasOne(order.principal(), order.code())))
                .map(order::request)
                .map(Outcome::orRefuse)
                .flatMap(requested -> earmarks.add(act.id(), requested, clock.instant()));
    }

    @Override
    public Mono<EarmarkOrder> stored(ActState state) {
        return earmarks.find(Scope.only(state.principal()), state.id()).map(EarmarkRow::toOrder);
    }

    @Override
    public Mono<View> view(Caller caller, UUID id) {
        return earmarks.find(caller.scope(), id).map(EarmarkRow::view);
    }
}
