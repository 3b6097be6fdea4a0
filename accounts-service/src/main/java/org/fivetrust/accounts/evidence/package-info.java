/** Proofs of vouchers, and the log of operations. */
@NullMarked
package org.fivetrust.accounts.evidence;

import org.jspecify.annotations.NullMarked;
