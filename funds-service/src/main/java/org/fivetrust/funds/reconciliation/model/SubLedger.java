package org.fivetrust.funds.reconciliation.model;

import java.util.UUID;
import org.fivetrust.shared.kernel.Money;

/** What one principal has under the number of a bank account. */
public record SubLedger(String principal, UUID account, String name, Money balance) {}
