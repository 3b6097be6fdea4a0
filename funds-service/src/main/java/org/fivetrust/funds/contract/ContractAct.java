package org.fivetrust.funds.contract;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.funds.contract.ContractMessages.View;
import org.fivetrust.funds.contract.model.ContractOrder;
import org.fivetrust.funds.contract.model.Step;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.ActContent;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A contract as an act: its price, steps and retention are frozen. */
@Component
class ContractAct implements ActKind<ContractOrder, View> {

    private static final Definition<View> DEFINITION =
            new Definition<>("CONTRACT", "/v1/contracts/", View.class, Refusal.person("funds.enters-own-contract"));

    private final ContractStore contracts;
    private final ContractRules rules;
    private final Clock clock;

    ContractAct(ContractStore contracts, ContractRules rules, Clock clock) {
        this.contracts = contracts;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Definition<View> definition() {
        return DEFINITION;
    }

    @Override
    public ActContent content(ContractOrder order) {
        return ActContent.of(order.principal(), "登记合同 %s（%s）".formatted(order.number(), order.title()))
                .amount(order.price())
                .counterparty(order.payee())
                .with("number", order.number())
                .with("title", order.title())
                .with("steps", order.steps().stream().map(ContractAct::json).toList())
                .with("retention", order.retention().toString())
                .with("defectsMonths", order.defectsMonths())
                .with("signedOn", order.signedOn())
                .with("project", order.project())
                .with("tender", order.tender());
    }

    private static Map<String, Object> json(Step step) {
        return Map.of("title", step.title(), "upTo", step.upTo().toString());
    }

    @Override
    public Mono<Void> save(Act act, ContractOrder order) {
        return Mono.zip(rules.on(act.on()), contracts.hasOne(order.principal(), order.number()))
                .map(found -> order.request(found.getT1(), found.getT2()))
                .map(Outcome::orRefuse)
                .flatMap(requested -> contracts.add(act.id(), requested, clock.instant()));
    }

    @Override
    public Mono<ContractOrder> stored(ActState state) {
        return contracts
                .find(Scope.only(state.principal()), state.id())
                .map(row -> row.toOrder(contracts.steps(row.steps())));
    }

    @Override
    public Mono<View> view(Caller caller, UUID id) {
        return contracts.find(caller.scope(), id).map(row -> row.view(contracts.steps(row.steps())));
    }
}
