/** Statements from balances: formulas, columns, checks. Plain Java. */
@NullMarked
package org.fivetrust.accounts.statement.model;

import org.jspecify.annotations.NullMarked;
