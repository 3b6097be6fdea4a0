package org.fivetrust.assets.lease;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.assets.lease.WaiverMessages.View;
import org.fivetrust.assets.lease.model.WaiverOrder;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.ActContent;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A waiver of rent as an act: what of which rents is frozen. */
@Component
class WaiverAct implements ActKind<WaiverOrder, View> {

    private static final Definition<View> DEFINITION =
            new Definition<>("RENT_WAIVER", "/v1/rent-waivers/", View.class, Refusal.person("assets.enters-own-lease"));

    private final Leases leases;
    private final Waivers waivers;
    private final Clock clock;

    WaiverAct(Leases leases, Waivers waivers, Clock clock) {
        this.leases = leases;
        this.waivers = waivers;
        this.clock = clock;
    }

    @Override
    public Definition<View> definition() {
        return DEFINITION;
    }

    @Override
    public ActContent content(WaiverOrder order) {
        return ActContent.of(order.principal(), "减免租赁合同 %s 租金：%s".formatted(order.number(), order.reason()))
                .amount(order.amount())
                .counterparty(order.tenant().name())
                .with("lease", order.lease())
                .with("rents", order.parts().stream().map(WaiverAct::json).toList())
                .with("document", order.document());
    }

    private static Map<String, Object> json(WaiverOrder.Part part) {
        return Map.of("rent", part.rent(), "amount", part.amount().toString());
    }

    @Override
    public Mono<Void> save(Act act, WaiverOrder order) {
        return leases.account(order.principal(), order.lease(), LocalDate.now(clock))
                .map(order::request)
                .map(Outcome::orRefuse)
                .flatMap(requested -> waivers.add(act.id(), requested, clock.instant()));
    }

    @Override
    public Mono<WaiverOrder> stored(ActState state) {
        return waivers.find(Scope.only(state.principal()), state.id()).map(WaiverRow::toOrder);
    }

    @Override
    public Mono<View> view(Caller caller, UUID id) {
        return waivers.find(caller.scope(), id).map(WaiverRow::view);
    }
}
