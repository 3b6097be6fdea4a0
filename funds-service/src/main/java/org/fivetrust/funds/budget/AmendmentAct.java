package org.fivetrust.funds.budget;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.funds.budget.BudgetMessages.AmendmentView;
import org.fivetrust.funds.budget.model.AmendmentOrder;
import org.fivetrust.funds.budget.model.BudgetLine;
import org.fivetrust.funds.budget.model.BudgetStatus;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An amendment of a budget as an act. */
@Component
class AmendmentAct implements ActKind<AmendmentOrder, AmendmentView> {

    private final Budgets budgets;
    private final Clock clock;

    AmendmentAct(Budgets budgets, Clock clock) {
        this.budgets = budgets;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "BUDGET_AMENDMENT";
    }

    @Override
    public String path() {
        return "/v1/budget-amendments/";
    }

    @Override
    public Class<AmendmentView> answer() {
        return AmendmentView.class;
    }

    @Override
    public Act freeze(UUID id, AmendmentOrder order, Person by, LocalDate on) {
        return new Act(
                id,
                order.principal(),
                name(),
                order.lines().stream().map(BudgetLine::amount).reduce(Money.ZERO, Money::plus),
                "调整%d年度预算：%s".formatted(order.year(), order.reason()),
                null,
                null,
                false,
                by,
                on,
                Map.of(
                        "budget", order.budget().toString(),
                        "year", order.year(),
                        "resolution", order.resolution(),
                        "lines", order.lines().stream().map(BudgetAct::json).toList()));
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
