/** Yearly budgets (年度预算): adopted by the body that the agreement names, amended as adopted, used by payments. */
@NullMarked
package org.fivetrust.funds.budget;

import org.jspecify.annotations.NullMarked;
