/** Earmarks (专款专用): money that was given for some purposes only, apart from the rest of its account. */
@NullMarked
package org.fivetrust.funds.earmark;

import org.jspecify.annotations.NullMarked;
