package org.fivetrust.funds.imprest;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.funds.imprest.ImprestMessages.View;
import org.fivetrust.funds.imprest.model.ImprestOrder;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.Counterparty;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An imprest as an act: its limit and its holder are frozen. */
@Component
class ImprestAct implements ActKind<ImprestOrder, View> {

    private final Imprests imprests;
    private final Clock clock;

    ImprestAct(Imprests imprests, Clock clock) {
        this.imprests = imprests;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "IMPREST";
    }

    @Override
    public String path() {
        return "/v1/imprests/";
    }

    @Override
    public Class<View> answer() {
        return View.class;
    }

    @Override
    public Act freeze(UUID id, ImprestOrder order, Person by, LocalDate on) {
        return new Act(
                id,
                order.principal(),
                name(),
                order.limit(),
                "备用金限额：%s".formatted(order.purpose()),
                null,
                new Counterparty(order.holder(), null),
                false,
                by,
                on,
                particulars(order));
    }

    private static Map<String, Object> particulars(ImprestOrder order) {
        var particulars = new LinkedHashMap<String, Object>();
        particulars.put("account", order.account().toString());
        particulars.put("holder", order.holder());
        particulars.put("validFrom", order.validFrom().toString());
        if (order.validTo() != null) {
            particulars.put("validTo", order.validTo().toString());
        }
        return particulars;
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
