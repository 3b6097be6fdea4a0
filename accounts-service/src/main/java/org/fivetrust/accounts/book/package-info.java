/** Books and their charts of accounts (账套与会计科目). */
@NullMarked
package org.fivetrust.accounts.book;

import org.jspecify.annotations.NullMarked;
