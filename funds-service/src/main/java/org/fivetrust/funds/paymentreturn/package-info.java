/** Money of payments that the bank gave back later (退汇). */
@NullMarked
package org.fivetrust.funds.paymentreturn;

import org.jspecify.annotations.NullMarked;
