/** Deposits (解款): cash that was received is paid in, receipt by receipt. */
@NullMarked
package org.fivetrust.funds.deposit;

import org.jspecify.annotations.NullMarked;
