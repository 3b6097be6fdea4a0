package org.fivetrust.funds.budget.model;

import org.fivetrust.shared.kernel.Money;

/** What may be spent for one purpose (预算科目) in a year. */
public record BudgetLine(String code, String name, Money amount) {}
