/** Trust accounts (托管账户): one sub-ledger per principal. */
@NullMarked
package org.fivetrust.funds.account;

import org.jspecify.annotations.NullMarked;
