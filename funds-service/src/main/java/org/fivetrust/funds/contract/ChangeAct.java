package org.fivetrust.funds.contract;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.funds.contract.ContractMessages.ChangeView;
import org.fivetrust.funds.contract.model.ChangeOrder;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.Counterparty;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A change of a contract as an act. */
@Component
class ChangeAct implements ActKind<ChangeOrder, ChangeView> {

    private final ContractStore contracts;
    private final Clock clock;

    ChangeAct(ContractStore contracts, Clock clock) {
        this.contracts = contracts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "CONTRACT_CHANGE";
    }

    @Override
    public String path() {
        return "/v1/contract-changes/";
    }

    @Override
    public Class<ChangeView> answer() {
        return ChangeView.class;
    }

    @Override
    public Act freeze(UUID id, ChangeOrder order, Person by, LocalDate on) {
        return new Act(
                id,
                order.principal(),
                name(),
                order.decided(),
                "变更合同 %s：%s".formatted(order.number(), order.reason()),
                null,
                new Counterparty(order.payee(), null),
                false,
                by,
                on,
                Map.of(
                        "contract", order.contract().toString(),
                        "amount", order.amount().toString(),
                        "price", order.price().toString(),
                        "decidedAnew", order.decidedAnew(),
                        "document", order.document()));
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
