/** Prints of vouchers, ledgers and statements (打印). */
@NullMarked
package org.fivetrust.accounts.print;

import org.jspecify.annotations.NullMarked;
