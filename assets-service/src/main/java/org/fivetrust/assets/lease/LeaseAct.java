package org.fivetrust.assets.lease;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.assets.lease.LeaseMessages.View;
import org.fivetrust.assets.lease.model.Escalation;
import org.fivetrust.assets.lease.model.LeaseOrder;
import org.fivetrust.assets.lease.model.RentTerms;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.ActContent;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** A lease as an act, and one that follows another: what is let to whom until when, and its rent, are frozen. */
class LeaseAct implements ActKind<LeaseOrder, View> {

    private final Definition<View> definition;
    private final Leases leases;
    private final Clock clock;

    private LeaseAct(String name, Leases leases, Clock clock) {
        this.definition = new Definition<>(name, "/v1/leases/", View.class, Refusal.person("assets.enters-own-lease"));
        this.leases = leases;
        this.clock = clock;
    }

    /** The two kinds; the agreement may rule on them differently. */
    @Configuration
    static class Kinds {

        @Bean
        LeaseAct lease(Leases leases, Clock clock) {
            return new LeaseAct("LEASE", leases, clock);
        }

        @Bean
        LeaseAct renewal(Leases leases, Clock clock) {
            return new LeaseAct("RENEWAL", leases, clock);
        }
    }

    @Override
    public Definition<View> definition() {
        return definition;
    }

    @Override
    public ActContent content(LeaseOrder order) {
        var thing = order.thing();
        return ActContent.of(
                        order.principal(),
                        "出租 %s（卡片 %s）%s 至 %s"
                                .formatted(
                                        thing,
                                        thing.card(),
                                        order.term().from(),
                                        order.term().to()))
                .amount(order.total())
                .counterparty(order.tenant().name())
                .with("asset", thing.asset())
                .with("part", thing.part())
                .with("kind", order.kind())
                .with("use", order.use())
                .with("from", order.term().from())
                .with("to", order.term().to())
                .with("rent", json(order.rent()))
                .with("floor", order.floor().perYear())
                .with("floorBasis", order.floor().basis())
                .with("floorDocuments", order.floor().documents())
                .with("deposit", order.deposit())
                .with("renews", order.renews())
                .with("document", order.document());
    }

    private static Map<String, Object> json(RentTerms rent) {
        return Map.of(
                "price", rent.price().toString(),
                "quantity", rent.quantity().toPlainString(),
                "per", rent.per().name(),
                "every", rent.every().name(),
                "timing", rent.timing().name(),
                "monthsStart", rent.start().name(),
                "freeMonths", List.copyOf(new TreeSet<>(rent.freeMonths())),
                "escalations", rent.escalations().stream().map(LeaseAct::json).toList());
    }

    private static Map<String, Object> json(Escalation escalation) {
        var json = new LinkedHashMap<String, Object>();
        json.put("fromYear", escalation.fromYear());
        if (escalation.everyYears() != null) {
            json.put("everyYears", escalation.everyYears());
        }
        if (escalation.rate() != null) {
            json.put("rate", escalation.rate().toString());
        }
        if (escalation.amount() != null) {
            json.put("amount", escalation.amount().toString());
        }
        return json;
    }

    @Override
    public Mono<Void> save(Act act, LeaseOrder order) {
        return leases.facts(act.id(), order, act.on())
                .map(order::request)
                .map(Outcome::orRefuse)
                .flatMap(requested -> leases.add(act.id(), requested, clock.instant()));
    }

    @Override
    public Mono<LeaseOrder> stored(ActState state) {
        return leases.find(Scope.only(state.principal()), state.id()).map(LeaseRow::toOrder);
    }

    @Override
    public Mono<View> view(Caller caller, UUID id) {
        return leases.find(caller.scope(), id).map(LeaseRow::view);
    }
}
