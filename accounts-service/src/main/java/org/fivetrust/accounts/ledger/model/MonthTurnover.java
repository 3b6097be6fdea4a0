package org.fivetrust.accounts.ledger.model;

import java.time.LocalDate;
import org.fivetrust.accounts.ledger.model.Turnover.Sums;

/** What one account moved in one month, opening balances left out. */
public record MonthTurnover(String account, LocalDate month, Sums sums) {}
