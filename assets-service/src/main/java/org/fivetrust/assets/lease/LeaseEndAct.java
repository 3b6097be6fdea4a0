package org.fivetrust.assets.lease;

import java.time.Clock;
import java.util.UUID;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.assets.lease.WaiverMessages.EndView;
import org.fivetrust.assets.lease.model.LeaseEndOrder;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.ActContent;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The end of a lease before its last day as an act. */
@Component
class LeaseEndAct implements ActKind<LeaseEndOrder, EndView> {

    private static final Definition<EndView> DEFINITION =
            new Definition<>("LEASE_END", "/v1/lease-ends/", EndView.class, Refusal.person("assets.enters-own-lease"));

    private final Leases leases;
    private final Waivers waivers;
    private final Clock clock;

    LeaseEndAct(Leases leases, Waivers waivers, Clock clock) {
        this.leases = leases;
        this.waivers = waivers;
        this.clock = clock;
    }

    @Override
    public Definition<EndView> definition() {
        return DEFINITION;
    }

    @Override
    public ActContent content(LeaseEndOrder order) {
        return ActContent.of(order.principal(), "解除租赁合同 %s，终止于 %s".formatted(order.number(), order.lastDay()))
                .amount(order.remitted())
                .counterparty(order.tenant().name())
                .with("lease", order.lease())
                .with("lastDay", order.lastDay())
                .with("reason", order.reason())
                .with("document", order.document());
    }

    @Override
    public Mono<Void> save(Act act, LeaseEndOrder order) {
        return Mono.just(order.request())
                .map(Outcome::orRefuse)
                .flatMap(requested -> waivers.add(act.id(), requested, clock.instant()));
    }

    @Override
    public Mono<LeaseEndOrder> stored(ActState state) {
        var own = Scope.only(state.principal());
        return waivers.findEnd(own, state.id()).zipWhen(row -> leases.find(own, row.lease()), LeaseEndRow::toOrder);
    }

    @Override
    public Mono<EndView> view(Caller caller, UUID id) {
        return waivers.findEnd(caller.scope(), id).map(LeaseEndRow::view);
    }
}
