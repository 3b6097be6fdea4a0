package org.fivetrust.funds.budget;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.funds.budget.BudgetMessages.View;
import org.fivetrust.funds.budget.model.BudgetLine;
import org.fivetrust.funds.budget.model.BudgetOrder;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A budget as an act: every line is frozen, and is adopted or not as a whole. */
@Component
class BudgetAct implements ActKind<BudgetOrder, View> {

    private final Budgets budgets;
    private final Clock clock;

    BudgetAct(Budgets budgets, Clock clock) {
        this.budgets = budgets;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "BUDGET";
    }

    @Override
    public String path() {
        return "/v1/budgets/";
    }

    @Override
    public Class<View> answer() {
        return View.class;
    }

    @Override
    public Act freeze(UUID id, BudgetOrder order, Person by, LocalDate on) {
        return new Act(
                id,
                order.principal(),
                name(),
                order.total(),
                order.year() + "年度预算",
                null,
                null,
                false,
                by,
                on,
                Map.of(
                        "year", order.year(),
                        "resolution", order.resolution(),
                        "lines", order.lines().stream().map(BudgetAct::json).toList()));
    }

    static Map<String, Object> json(BudgetLine line) {
        return Map.of(
                "code",
                line.code(),
                "name",
                line.name(),
                "amount",
                line.amount().toString());
    }

    @Override
    public Mono<Void> save(Act act, BudgetOrder order) {
        return budgets.hasOne(order.principal(), order.year())
                .map(order::request)
                .map(Outcome::orRefuse)
                .flatMap(requested -> budgets.add(act.id(), requested, clock.instant()));
    }

    @Override
    public Mono<BudgetOrder> stored(ActState state) {
        return budgets.find(Scope.only(state.principal()), state.id())
                .map(row -> row.toOrder(budgets.lines(row.lines())));
    }

    @Override
    public Mono<View> view(Caller caller, UUID id) {
        return budgets.find(caller.scope(), id).map(row -> row.view(budgets.now(row)));
    }
}
