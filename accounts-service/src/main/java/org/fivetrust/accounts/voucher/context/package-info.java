/**
 * The facts a voucher is checked against: its book, accounts and dimensions, how far it is closed and posted, its
 * rules.
 */
@NullMarked
package org.fivetrust.accounts.voucher.context;

import org.jspecify.annotations.NullMarked;
