package org.fivetrust.funds.payment.model;

import org.fivetrust.funds.account.model.AccountNumber;
import org.jspecify.annotations.Nullable;

/** Who is paid, straight to the account, never through a cadre's hands. */
public record Payee(
        String name,
        @Nullable AccountNumber account,
        @Nullable String bank,
        Kind kind) {

    /** Whose name the account is in. */
    public enum Kind {
        ORGANISATION,
        PERSON
    }
}
