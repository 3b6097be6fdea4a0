package org.fivetrust.accounts.voucher.model;

import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/** The cashier (出纳) keeps no books, whatever other role the same person has. */
public final class Cashier {

    private static final Refusal CASHIER = Refusal.person("accounts.cashier-keeps-out");

    private Cashier() {}

    public static @Nullable Refusal refusal(Person person) {
        return person.roles().contains(Roles.CASHIER) ? CASHIER : null;
    }
}
