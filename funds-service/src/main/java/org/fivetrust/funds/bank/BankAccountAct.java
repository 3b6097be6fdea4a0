package org.fivetrust.funds.bank;

import java.time.Clock;
import java.util.UUID;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.funds.bank.BankAccountMessages.View;
import org.fivetrust.funds.bank.model.BankAccountOrder;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.ActContent;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A bank account to open, as an act: everything the approvers see is frozen. */
@Component
class BankAccountAct implements ActKind<BankAccountOrder, View> {

    private static final Definition<View> DEFINITION = new Definition<>(
            "BANK_ACCOUNT", "/v1/bank-accounts/", View.class, Refusal.person("funds.opens-own-bank-account"));

    private final BankAccounts accounts;
    private final Clock clock;

    BankAccountAct(BankAccounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public Definition<View> definition() {
        return DEFINITION;
    }

    @Override
    public ActContent content(BankAccountOrder order) {
        return ActContent.of(order.principal(), "开立银行账户 %s（%s）".formatted(order.bank(), order.purpose()))
                .category(order.kind().name())
                .with("holder", order.holder())
                .with("bank", order.bank())
                .with("bankCode", order.bankCode())
                .with("number", order.number().value())
                .with("kind", order.kind())
                .with("purpose", order.purpose())
                .with("resolution", order.resolution());
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
