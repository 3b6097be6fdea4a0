/** What the books say: trial balance, ledger, journal (账簿). */
@NullMarked
package org.fivetrust.accounts.ledger;

import org.jspecify.annotations.NullMarked;
