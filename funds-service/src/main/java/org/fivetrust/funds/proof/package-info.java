/** All that happened to a payment, down to the bank's own line, proven together. */
@NullMarked
package org.fivetrust.funds.proof;

import org.jspecify.annotations.NullMarked;
