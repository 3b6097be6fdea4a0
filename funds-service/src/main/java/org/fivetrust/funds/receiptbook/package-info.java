/** Receipt books (收据本): who holds which numbers, and what became of each. */
@NullMarked
package org.fivetrust.funds.receiptbook;

import org.jspecify.annotations.NullMarked;
