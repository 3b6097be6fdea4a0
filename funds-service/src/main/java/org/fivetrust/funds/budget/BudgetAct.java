package org.fivetrust.funds.budget;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.funds.budget.BudgetMessages.View;
import org.fivetrust.funds.budget.model.BudgetLine;
import org.fivetrust.funds.budget.model.BudgetOrder;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.ActContent;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A budget as an act: every line is frozen, and is adopted or not as a whole. */
@Component
class BudgetAct implements ActKind<BudgetOrder, View> {

    private static final Definition<View> DEFINITION =
            new Definition<>("BUDGET", "/v1/budgets/", View.class, Refusal.person("funds.adopts-own-budget"));

    private final Budgets budgets;
    private final Clock clock;

    BudgetAct(Budgets budgets, Clock clock) {
        this.budgets = budgets;
        this.clock = clock;
    }

    @Override
    public Definition<View> definition() {
        return DEFINITION;
    }

    @Override
    public ActContent content(BudgetOrder order) {
        return ActContent.of(order.principal(), order.year() + "年度预算")
                .amount(order.total())
                .with("year", order.year())
                .with("resolution", order.resolution())
                .with("lines", order.lines().stream().map(BudgetAct::json).toList());
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
