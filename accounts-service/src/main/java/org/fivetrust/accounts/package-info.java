/** Books, vouchers, balances: the accounts of every principal, each kept apart. */
@NullMarked
package org.fivetrust.accounts;

import org.jspecify.annotations.NullMarked;
