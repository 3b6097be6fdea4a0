package org.fivetrust.funds.earmark;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.funds.earmark.EarmarkMessages.View;
import org.fivetrust.funds.earmark.model.EarmarkOrder;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An earmark as an act: what the money is for is frozen. */
@Component
class EarmarkAct implements ActKind<EarmarkOrder, View> {

    private final EarmarkStore earmarks;
    private final Clock clock;

    EarmarkAct(EarmarkStore earmarks, Clock clock) {
        this.earmarks = earmarks;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "EARMARK";
    }

    @Override
    public String path() {
        return "/v1/earmarks/";
    }

    @Override
    public Class<View> answer() {
        return View.class;
    }

    @Override
    public Act freeze(UUID id, EarmarkOrder order, Person by, LocalDate on) {
        return new Act(
                id,
                order.principal(),
                name(),
                order.amount(),
                "设立专项 %s（%s）".formatted(order.code(), order.giver()),
                null,
                null,
                false,
                by,
                on,
                particulars(order));
    }

    private static Map<String, Object> particulars(EarmarkOrder order) {
        var particulars = new LinkedHashMap<String, Object>();
        particulars.put("code", order.code());
        particulars.put("giver", order.giver());
        particulars.put("document", order.document());
        particulars.put("account", order.account().toString());
        particulars.put("held", order.held().toString());
        particulars.put("purposes", order.purposes());
        particulars.put("categories", order.categories());
        particulars.put("validFrom", order.validFrom().toString());
        if (order.validTo() != null) {
            particulars.put("validTo", order.validTo().toString());
        }
        return particulars;
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
