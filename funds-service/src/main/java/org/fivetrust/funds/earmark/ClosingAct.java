package org.fivetrust.funds.earmark;

import java.time.Clock;
import java.util.UUID;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.funds.earmark.EarmarkMessages.ClosingView;
import org.fivetrust.funds.earmark.model.ClosingOrder;
import org.fivetrust.funds.earmark.model.Remainder;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.ActContent;
import org.fivetrust.shared.act.Counterparty;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The end of an earmark as an act: what is left and what becomes of it are frozen. */
@Component
class ClosingAct implements ActKind<ClosingOrder, ClosingView> {

    private static final Definition<ClosingView> DEFINITION = new Definition<>(
            "EARMARK", "/v1/earmark-closings/", ClosingView.class, Refusal.person("funds.closes-own-earmark"));

    private final Closings closings;
    private final Clock clock;

    ClosingAct(Closings closings, Clock clock) {
        this.closings = closings;
        this.clock = clock;
    }

    @Override
    public Definition<ClosingView> definition() {
        return DEFINITION;
    }

    @Override
    public ActContent content(ClosingOrder order) {
        return ActContent.of(order.principal(), "关闭专项 %s：%s".formatted(order.code(), order.reason()))
                .amount(order.remainder())
                .counterparty(order.decision() == Remainder.RETURN ? new Counterparty(order.giver(), null) : null)
                .with("earmark", order.earmark())
                .with("code", order.code())
                .with("giver", order.giver())
                .with("decision", order.decision())
                .with("resolution", order.resolution());
    }

    @Override
    public Mono<Void> save(Act act, ClosingOrder order) {
        return closings.hold(order)
                .zipWhen(_ -> closings.hasOpenOne(order), order::request)
                .map(Outcome::orRefuse)
                .flatMap(requested -> closings.add(act.id(), requested, clock.instant()));
    }

    @Override
    public Mono<ClosingOrder> stored(ActState state) {
        return closings.find(Scope.only(state.principal()), state.id()).map(ClosingRow::toOrder);
    }

    @Override
    public Mono<ClosingView> view(Caller caller, UUID id) {
        return closings.find(caller.scope(), id).map(ClosingRow::view);
    }
}
