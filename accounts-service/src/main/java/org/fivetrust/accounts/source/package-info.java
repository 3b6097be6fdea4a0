/** Draft vouchers from what other areas did, by posting rules that are data (自动凭证). */
@NullMarked
package org.fivetrust.accounts.source;

import org.jspecify.annotations.NullMarked;
