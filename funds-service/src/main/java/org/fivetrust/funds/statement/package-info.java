/** Bank statements (银行对账单): taken in from files, in the order in which the bank drew them up. */
@NullMarked
package org.fivetrust.funds.statement;

import org.jspecify.annotations.NullMarked;
