package org.fivetrust.funds.contract;

import java.time.Clock;
import java.util.UUID;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.funds.contract.ContractMessages.ChangeView;
import org.fivetrust.funds.contract.model.ChangeOrder;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.ActContent;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A change of a contract as an act. */
@Component
class ChangeAct implements ActKind<ChangeOrder, ChangeView> {

    private static final Definition<ChangeView> DEFINITION = new Definition<>(
            "CONTRACT_CHANGE", "/v1/contract-changes/", ChangeView.class, Refusal.person("funds.enters-own-contract"));

    private final ContractStore contracts;
    private final Clock clock;

    ChangeAct(ContractStore contracts, Clock clock) {
        this.contracts = contracts;
        this.clock = clock;
    }

    @Override
    public Definition<ChangeView> definition() {
        return DEFINITION;
    }

    @Override
    public ActContent content(ChangeOrder order) {
        return ActContent.of(order.principal(), "变更合同 %s：%s".formatted(order.number(), order.reason()))
                .amount(order.decided())
                .counterparty(order.payee())
                .with("contract", order.contract())
                .with("amount", order.amount())
                .with("price", order.price())
                .with("decidedAnew", order.decidedAnew())
                .with("document", order.document());
    }

    @Override
    public Mono<Void> save(Act act, ChangeOrder order) {
        return contracts
                .inForce(order.principal(), order.contract(), act.id())
                .zipWhen(_ -> contracts.hasOpenChange(order.principal(), order.contract()))
                .map(found -> order.request(found.getT1().orElse(null), found.getT2()))
                .map(Outcome::orRefuse)
                .flatMap(requested -> contracts.add(act.id(), requested, clock.instant()));
    }

    @Override
    public Mono<ChangeOrder> stored(ActState state) {
        return contracts.findChange(Scope.only(state.principal()), state.id()).map(ChangeRow::toOrder);
    }

    @Override
    public Mono<ChangeView> view(Caller caller, UUID id) {
        return contracts.findChange(caller.scope(), id).map(ChangeRow::view);
    }
}
