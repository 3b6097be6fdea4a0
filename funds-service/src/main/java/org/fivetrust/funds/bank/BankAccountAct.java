package org.fivetrust.funds.bank;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.funds.bank.BankAccountMessages.View;
import org.fivetrust.funds.bank.model.BankAccountOrder;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A bank account to open, as an act: everything the approvers see is frozen. */
@Component
class BankAccountAct implements ActKind<BankAccountOrder, View> {

    private final BankAccounts accounts;
    private final Clock clock;

    BankAccountAct(BankAccounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "BANK_ACCOUNT";
    }

    @Override
    public String path() {
        return "/v1/bank-accounts/";
    }

    @Override
    public Class<View> answer() {
        return View.class;
    }

    @Override
    public Act freeze(UUID id, BankAccountOrder order, Person by, LocalDate on) {
        return new Act(
                id,
                order.principal(),
                name(),
                null,
                "开立银行账户 %s（%s）".formatted(order.bank(), order.purpose()),
                order.kind().name(),
                null,
                false,
                by,
                on,
                Map.of(
                        "holder", order.holder(),
                        "bank", order.bank(),
                        "bankCode", order.bankCode(),
                        "number", order.number().value(),
                        "kind", order.kind().name(),
                        "purpose", order.purpose(),
                        "resolution", order.resolution()));
    }

    @Override
    public Mono<Void> save(Act act, BankAccountOrder order) {
        return accounts.registered(order.principal())
                .map(order::request)
                .map(Outcome::orRefuse)
                .flatMap(requested -> accounts.add(act.id(), requested, clock.instant()));
    }

    @Override
    public Mono<BankAccountOrder> stored(ActState state) {
        return accounts.find(Scope.only(state.principal()), state.id()).map(BankAccountRow::toOrder);
    }

    @Override
    public Mono<View> view(Caller caller, UUID id) {
        return accounts.find(caller.scope(), id).map(BankAccountRow::view);
    }
}
