/** Rules of a voucher and of its steps. Plain Java. */
@NullMarked
package org.fivetrust.accounts.voucher.model;

import org.jspecify.annotations.NullMarked;
