/** Dimensions that books define, their values, and the accounts that want them (辅助核算). */
@NullMarked
package org.fivetrust.accounts.dimension;

import org.jspecify.annotations.NullMarked;
