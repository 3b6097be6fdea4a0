/**
 * Transfers (资金划转): money moves between two principals, or the two ledgers of one community, when both have decided it.
 */
@NullMarked
package org.fivetrust.funds.transfer;

import org.jspecify.annotations.NullMarked;
