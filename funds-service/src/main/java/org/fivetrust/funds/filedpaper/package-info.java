/** Papers that were drawn up to be kept for ever (归档材料). */
@NullMarked
package org.fivetrust.funds.filedpaper;

import org.jspecify.annotations.NullMarked;
