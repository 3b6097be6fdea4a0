/** Statements of accounts (财务报表): figures from the books by layouts that are data, down to the vouchers. */
@NullMarked
package org.fivetrust.accounts.statement;

import org.jspecify.annotations.NullMarked;
