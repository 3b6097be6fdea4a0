package org.fivetrust.funds.earmark.model;

import java.util.UUID;
import org.fivetrust.shared.kernel.Money;

/** What somebody wants to pay from an earmark. */
public record Spending(UUID account, String category, String purpose, Money amount) {}
