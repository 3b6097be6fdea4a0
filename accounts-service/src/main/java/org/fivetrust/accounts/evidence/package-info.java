/** Proofs of what the books say. */
@NullMarked
package org.fivetrust.accounts.evidence;

import org.jspecify.annotations.NullMarked;
