/** Balances, ledgers and report periods. Plain Java. */
@NullMarked
package org.fivetrust.accounts.ledger.model;

import org.jspecify.annotations.NullMarked;
