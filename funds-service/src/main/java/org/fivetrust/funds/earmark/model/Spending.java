package org.fivetrust.funds.earmark.model;

import java.util.UUID;
import org.fivetrust.shared.kernel.Money;

/** What somebody wants to pay from an earmark, and whom. */
public record Spending(UUID account, String payee, String category, String purpose, Money amount) {}
