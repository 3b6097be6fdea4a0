package org.fivetrust.funds.bankline.model;

import java.time.Instant;
import java.time.LocalDate;
import org.fivetrust.funds.bankfile.model.BankParty;
import org.fivetrust.shared.kernel.Money;

/**
 * A payment as the bank is told it. That it leaves is written down already.
 *
 * @param validUntil the bank does not carry out what reaches it later, so that its word that it knows nothing of it
 *     holds
 */
public record LinePayment(
        LineQuestion question,
        Instant validUntil,
        BankParty debtor,
        BankParty payee,
        Money amount,
        String purpose,
        LocalDate executeOn) {}
