/** How balances add up. */
@NullMarked
package org.fivetrust.accounts.ledger.model;

import org.jspecify.annotations.NullMarked;
