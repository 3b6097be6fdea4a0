/** Imprest (备用金): cash in somebody's hands, up to a limit, for a few days. */
@NullMarked
package org.fivetrust.funds.imprest;

import org.jspecify.annotations.NullMarked;
