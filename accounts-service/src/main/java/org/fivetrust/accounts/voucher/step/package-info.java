/**
 * Takes vouchers through their steps: submitted, returned, reviewed, posted, discarded. Read
 * {@link org.fivetrust.accounts.voucher.step.BulkWorkflow} first: it takes a month's vouchers a step further in one
 * transaction. Single vouchers go the same way through {@link org.fivetrust.accounts.voucher.step.StepQueue}, which
 * writes what many callers ask for at the same moment in one transaction.
 */
@NullMarked
package org.fivetrust.accounts.voucher.step;

import org.jspecify.annotations.NullMarked;
