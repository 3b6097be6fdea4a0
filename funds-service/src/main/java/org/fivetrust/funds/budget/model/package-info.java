/** What a budget is and how it may change. Plain Java. */
@NullMarked
package org.fivetrust.funds.budget.model;

import org.jspecify.annotations.NullMarked;
