/** What a bank allows a principal in writing (开户银行书面同意): cash paid in later, takings spent on the spot. */
@NullMarked
package org.fivetrust.funds.consent;

import org.jspecify.annotations.NullMarked;
