package org.fivetrust.funds.payee.model;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;

/** The accounts that the register knows under a name or a number. */
public record KnownAccounts(List<KnownAccount> accounts) {

    private static final Refusal UNCONFIRMED = Refusal.rule("funds.payee-account-unconfirmed");

    private static final Refusal REPLACED = Refusal.rule("funds.payee-account-replaced");

    private static final Refusal OTHER = Refusal.rule("funds.payee-account-other");

    public KnownAccounts {
        accounts = List.copyOf(accounts);
    }

    /**
     * Why money may not go there. A payee whom the register knows is paid into a confirmed account of that payee; an
     * account that it knows under another name is a confirmed one too; what it does not know, it does not judge.
     */
    public Optional<Refusal> against(String nameKey, String numberKey) {
        var ofName = accounts.stream()
                .filter(account -> account.nameKey().equals(nameKey))
                .toList();
        var ofNumber = (ofName.isEmpty() ? accounts : ofName)
                .stream()
                        .filter(account -> account.numberKey().equals(numberKey))
                        .toList();
        if (ofNumber.isEmpty()) {
            return ofName.isEmpty() ? Optional.empty() : Optional.of(other(ofName.getFirst()));
        }
        return ofNumber.stream().anyMatch(KnownAccount::isConfirmed)
                ? Optional.empty()
                : Optional.of(unpayable(ofNumber.getLast()));
    }

    /** The one account that a payment names. */
    public KnownAccounts named(UUID payee, int n) {
        return new KnownAccounts(accounts.stream()
                .filter(account -> account.payee().equals(payee) && account.n() == n)
                .toList());
    }

    private static Refusal other(KnownAccount known) {
        return OTHER.with("payee", known.payee())
                .curedBy(Cure.of("funds.enter-the-payee-account", Roles.CASHIER)
                        .at("/v1/payees/" + known.payee() + "/accounts"));
    }

    private static Refusal unpayable(KnownAccount known) {
        return switch (known.status()) {
            case UNCONFIRMED ->
                UNCONFIRMED
                        .with("account", known.n())
                        .with("payee", known.payee())
                        .curedBy(Cure.of("funds.confirm-the-payee-account", Roles.CASHIER)
                                .at("/v1/payees/" + known.payee() + "/accounts/" + known.n() + "/confirm"));
            case REPLACED ->
                REPLACED.with("account", known.n())
                        .with("payee", known.payee())
                        .curedBy(Cure.of("funds.pay-the-new-account", Roles.REPORTER)
                                .at("/v1/payees/" + known.payee()));
            case CONFIRMED -> throw new IllegalArgumentException("a confirmed account is paid into");
        };
    }
}
