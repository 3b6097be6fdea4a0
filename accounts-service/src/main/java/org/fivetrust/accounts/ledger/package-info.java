/** Account books: trial balance, ledgers, journals (账簿). */
@NullMarked
package org.fivetrust.accounts.ledger;

import org.jspecify.annotations.NullMarked;
