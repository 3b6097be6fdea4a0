/** Monthly statements of trust accounts (代管资金分户月度对账单). */
@NullMarked
package org.fivetrust.funds.monthlystatement;

import org.jspecify.annotations.NullMarked;
