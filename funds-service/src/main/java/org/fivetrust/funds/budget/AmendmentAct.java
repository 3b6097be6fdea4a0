package org.fivetrust.funds.budget;

import java.time.Clock;
import java.util.UUID;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.funds.budget.BudgetMessages.AmendmentView;
import org.fivetrust.funds.budget.model.AmendmentOrder;
import org.fivetrust.funds.budget.model.BudgetLine;
import org.fivetrust.funds.budget.model.BudgetStatus;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.ActContent;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An amendment of a budget as an act. */
@Component
class AmendmentAct implements ActKind<AmendmentOrder, AmendmentView> {

    private static final Definition<AmendmentView> DEFINITION = new Definition<>(
            "BUDGET_AMENDMENT",
            "/v1/budget-amendments/",
            AmendmentView.class,
            Refusal.person("funds.adopts-own-budget"));

    private final Budgets budgets;
    private final Clock clock;

    AmendmentAct(Budgets budgets, Clock clock) {
        this.budgets = budgets;
        this.clock = clock;
    }

    @Override
    public Definition<AmendmentView> definition() {
        return DEFINITION;
    }

    @Override
    public ActContent content(AmendmentOrder order) {
        return ActContent.of(order.principal(), "调整%d年度预算：%s".formatted(order.year(), order.reason()))
                .amount(order.lines().stream().map(BudgetLine::amount).reduce(Money.ZERO, Money::plus))
                .with("budget", order.budget())
                .with("year", order.year())
                .with("resolution", order.resolution())
                .with("lines", order.lines().stream().map(BudgetAct::json).toList());
    }

    @Override
    public Mono<Void> save(Act act, AmendmentOrder order) {
        return Mono.zip(
                        budgets.find(Scope.only(order.principal()), order.budget()),
                        budgets.hasOpenAmendment(order.principal(), order.budget()),
                        budgets.used(order.principal(), order.budget()))
                .map(found ->
                        order.request(found.getT1().status() == BudgetStatus.ADOPTED, found.getT2(), found.getT3()))
                .map(Outcome::orRefuse)
                .flatMap(requested -> budgets.add(act.id(), requested, clock.instant()));
    }

    @Override
    public Mono<AmendmentOrder> stored(ActState state) {
        return budgets.findAmendment(Scope.only(state.principal()), state.id())
                .map(row -> row.toOrder(budgets.lines(row.lines())));
    }

    @Override
    public Mono<AmendmentView> view(Caller caller, UUID id) {
        return budgets.findAmendment(caller.scope(), id).map(row -> row.view(budgets.lines(row.lines())));
    }
}
