/** Where a payment stands (付款轨迹): what was done, who has it now, and what comes next. */
@NullMarked
package org.fivetrust.funds.paymenttrail;

import org.jspecify.annotations.NullMarked;
