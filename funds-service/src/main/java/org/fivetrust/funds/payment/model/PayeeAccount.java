package org.fivetrust.funds.payment.model;

import java.util.UUID;

/**
 * An account in the register of payees.
 *
 * @param account its number among the accounts of the payee
 */
public record PayeeAccount(UUID payee, int account) {}
