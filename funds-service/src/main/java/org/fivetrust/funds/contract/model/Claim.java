package org.fivetrust.funds.contract.model;

import org.fivetrust.shared.kernel.Money;

/** What somebody wants paid under a contract. */
public record Claim(String payee, Money amount) {}
