/** Vouchers, ledgers and statements on paper (打印). */
@NullMarked
package org.fivetrust.accounts.print;

import org.jspecify.annotations.NullMarked;
