/** Vouchers from draft to posting (记账凭证). */
@NullMarked
package org.fivetrust.accounts.voucher;

import org.jspecify.annotations.NullMarked;
