/** Imports of vouchers and opening balances from files (导入). */
@NullMarked
package org.fivetrust.accounts.imports;

import org.jspecify.annotations.NullMarked;
