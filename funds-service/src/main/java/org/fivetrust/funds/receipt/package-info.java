/** Receipts (收款): what came in, and what of it was registered by mistake. */
@NullMarked
package org.fivetrust.funds.receipt;

import org.jspecify.annotations.NullMarked;
