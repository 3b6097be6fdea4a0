/** Reconciliation of the sub-ledgers with the bank (银行对账). */
@NullMarked
package org.fivetrust.funds.reconciliation;

import org.jspecify.annotations.NullMarked;
