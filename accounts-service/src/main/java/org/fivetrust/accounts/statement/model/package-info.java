/** How a statement is made of balances: formulas, columns, checks. */
@NullMarked
package org.fivetrust.accounts.statement.model;

import org.jspecify.annotations.NullMarked;
