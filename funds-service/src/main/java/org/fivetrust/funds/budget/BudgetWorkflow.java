package org.fivetrust.funds.budget;

import java.util.UUID;
import org.fivetrust.agreementclient.ActFlow;
import org.fivetrust.agreementclient.ActFlow.Authorised;
import org.fivetrust.agreementclient.ActFlow.Execution;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.funds.budget.BudgetMessages.Amend;
import org.fivetrust.funds.budget.BudgetMessages.AmendmentView;
import org.fivetrust.funds.budget.BudgetMessages.Ask;
import org.fivetrust.funds.budget.BudgetMessages.View;
import org.fivetrust.funds.budget.model.AmendmentOrder;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** From the draft of a budget to its adoption, and its amendments alike. */
@Component
class BudgetWorkflow {

    private final ActFlow flow;
    private final BudgetAct act;
    private final AmendmentAct amendmentAct;
    private final Budgets budgets;
    private final Transactions transactions;

    BudgetWorkflow(ActFlow flow, BudgetAct act, AmendmentAct amendmentAct, Budgets budgets, Transactions transactions) {
        this.flow = flow;
        this.act = act;
        this.amendmentAct = amendmentAct;
        this.budgets = budgets;
        this.transactions = transactions;
    }

    Mono<ResponseEntity<View>> request(Caller caller, IdempotencyKey key, Ask ask) {
        var order = ask.toOrder();
        return flow.request(act, new IdempotentRequest(caller, order.principal(), key, ask), order);
    }

    Mono<ResponseEntity<View>> adopt(Caller caller, IdempotencyKey key, UUID id, @Nullable WarrantInHand presented) {
        return flow.execute(
                act, new Execution(caller, key, id, presented), authorised -> budgets.adopted(authorised.executed()));
    }

    Mono<ResponseEntity<AmendmentView>> amend(Caller caller, IdempotencyKey key, UUID budget, Amend amend) {
        return budgets.find(caller.scope(), budget)
                .as(transactions.within(caller.scope()))
                .map(amend::toOrder)
                .flatMap(order -> flow.request(
                        amendmentAct, new IdempotentRequest(caller, order.principal(), key, amend), order));
    }

    Mono<ResponseEntity<AmendmentView>> adoptAmendment(
            Caller caller, IdempotencyKey key, UUID id, @Nullable WarrantInHand presented) {
        return flow.execute(amendmentAct, new Execution(caller, key, id, presented), this::adoptAmendment);
    }

    private Mono<Void> adoptAmendment(Authorised<AmendmentOrder> authorised) {
        var order = authorised.order();
        return budgets.used(order.principal(), order.budget())
                .map(order::adopt)
                .map(Outcome::orRefuse)
                .flatMap(_ -> budgets.amended(authorised.executed()));
    }

    Mono<View> find(Caller caller, UUID id) {
        return act.view(caller, id).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, @Nullable Integer year, PageRequest page) {
        return budgets.list(caller.scope(), principal, year, page)
                .map(rows -> rows.map(row -> row.view(budgets.now(row))))
                .as(transactions.within(caller.scope()));
    }

    Mono<AmendmentView> findAmendment(Caller caller, UUID id) {
        return amendmentAct.view(caller, id).as(transactions.within(caller.scope()));
    }

    Mono<Page<AmendmentView>> amendments(Caller caller, UUID budget, PageRequest page) {
        return budgets.find(caller.scope(), budget)
                .flatMap(row -> budgets.amendments(row.own(), budget, page))
                .map(rows -> rows.map(row -> row.view(budgets.lines(row.lines()))))
                .as(transactions.within(caller.scope()));
    }
}
