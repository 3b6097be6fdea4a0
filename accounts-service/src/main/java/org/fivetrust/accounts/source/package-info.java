/** Draft vouchers from events of other areas, by posting rules (自动凭证). */
@NullMarked
package org.fivetrust.accounts.source;

import org.jspecify.annotations.NullMarked;
