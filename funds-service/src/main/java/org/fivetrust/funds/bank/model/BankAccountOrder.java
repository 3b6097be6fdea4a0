package org.fivetrust.funds.bank.model;

import org.fivetrust.funds.account.model.AccountNumber;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Likeness;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;

/**
 * A bank account that a principal wants to have. It is frozen when asked for.
 *
 * @param holder in whose name the bank keeps it
 * @param bankCode the bank's number in the payment system, 12 digits (联行号)
 * @param resolution the resolution it rests on
 */
public record BankAccountOrder(
        PrincipalId principal,
        String holder,
        String bank,
        String bankCode,
        AccountNumber number,
        BankAccountKind kind,
        String purpose,
        String resolution) {

    private static final Refusal NOT_THE_OWNER = Refusal.rule("funds.holder-is-not-the-owner")
            .curedBy(Cure.of("funds.open-in-the-organisations-name", Roles.REPORTER));

    private static final Refusal SECOND_BASIC = Refusal.rule("funds.basic-account-exists")
            .curedBy(Cure.of("funds.close-the-other-account", Roles.REPORTER));

    private static final Refusal REGISTERED = Refusal.state("funds.bank-account-registered");

    /**
     * What the register knows of the principal.
     *
     * @param legalName the principal's name in law
     * @param hasBasic whether it has, or has asked for, a basic account
     */
    public record Registered(String legalName, boolean hasBasic) {}

    public Outcome<BankAccountOrder> request(Registered registered) {
        if (!Likeness.name(holder).equals(Likeness.name(registered.legalName()))) {
            return Outcome.declined(NOT_THE_OWNER.with("holder", holder).with("owner", registered.legalName()));
        }
        if (kind == BankAccountKind.BASIC && registered.hasBasic()) {
            return Outcome.declined(SECOND_BASIC.with("principal", principal));
        }
        return Outcome.done(this);
    }

    /** However the number was typed, it is the same account. */
    public String numberKey() {
        return Likeness.number(number.value());
    }

    /** Of this number there is one already, whoever owns it. */
    public static Refusal registeredAlready(AccountNumber number) {
        return REGISTERED.with("number", number.value());
    }
}
