package org.fivetrust.accounts.ledger.model;

import java.time.LocalDate;
import org.fivetrust.accounts.ledger.model.AccountMovement.Sums;

/** What one account moved in one month, opening balances left out. */
public record MonthMovement(String account, LocalDate month, Sums sums) {}
