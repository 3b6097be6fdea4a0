/** A voucher in JSON, as every operation on vouchers answers with it. */
@NullMarked
package org.fivetrust.accounts.voucher.view;

import org.jspecify.annotations.NullMarked;
