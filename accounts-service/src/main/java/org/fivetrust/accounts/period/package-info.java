/** Closing months and years, for good (结账). */
@NullMarked
package org.fivetrust.accounts.period;

import org.jspecify.annotations.NullMarked;
