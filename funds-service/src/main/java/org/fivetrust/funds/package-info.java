/** Funds held in trust (资金代管): trust accounts, what comes in, what goes out. */
@NullMarked
package org.fivetrust.funds;

import org.jspecify.annotations.NullMarked;
