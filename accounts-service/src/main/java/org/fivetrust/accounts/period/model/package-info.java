/** Closing of months and years, and the balances carried forward. */
@NullMarked
package org.fivetrust.accounts.period.model;

import org.jspecify.annotations.NullMarked;
