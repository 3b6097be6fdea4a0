package org.fivetrust.funds.contract;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.funds.contract.ContractMessages.View;
import org.fivetrust.funds.contract.model.ContractOrder;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.Counterparty;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A contract as an act: its price, steps and retention are frozen. */
@Component
class ContractAct implements ActKind<ContractOrder, View> {

    private final ContractStore contracts;
    private final ContractRules rules;
    private final Clock clock;

    ContractAct(ContractStore contracts, ContractRules rules, Clock clock) {
        this.contracts = contracts;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "CONTRACT";
    }

    @Override
    public String path() {
        return "/v1/contracts/";
    }

    @Override
    public Class<View> answer() {
        return View.class;
    }

    @Override
    public Act freeze(UUID id, ContractOrder order, Person by, LocalDate on) {
        return new Act(
                id,
                order.principal(),
                name(),
                order.price(),
                "登记合同 %s（%s）".formatted(order.number(), order.title()),
                null,
                new Counterparty(order.payee(), null),
                false,
                by,
                on,
                particulars(order));
    }

    private static Map<String, Object> particulars(ContractOrder order) {
        var particulars = new LinkedHashMap<String, Object>();
        particulars.put("number", order.number());
        particulars.put("title", order.title());
        particulars.put(
                "steps",
                order.steps().stream()
                        .map(step -> Map.of(
                                "title", step.title(), "upTo", step.upTo().toString()))
                        .toList());
        particulars.put("retention", order.retention().toString());
        particulars.put("defectsMonths", order.defectsMonths());
        particulars.put("signedOn", order.signedOn().toString());
        put(particulars, "project", order.project());
        put(particulars, "tender", order.tender());
        return particulars;
    }

    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
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
