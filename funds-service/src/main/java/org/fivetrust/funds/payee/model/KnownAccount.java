package org.fivetrust.funds.payee.model;

import java.util.UUID;

/**
 * An account that the register knows.
 *
 * @param n its number among the accounts of the payee
 */
public record KnownAccount(UUID payee, int n, String nameKey, String numberKey, AccountStatus status) {

    boolean isConfirmed() {
        return status == AccountStatus.CONFIRMED;
    }
}
