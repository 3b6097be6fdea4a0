/** What a sound voucher is, and who may take it how far. */
@NullMarked
package org.fivetrust.accounts.voucher.model;

import org.jspecify.annotations.NullMarked;
