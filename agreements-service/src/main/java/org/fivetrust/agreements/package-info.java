/** The authority: what each agreement allows, who must agree, and the signed outcome. */
@NullMarked
package org.fivetrust.agreements;

import org.jspecify.annotations.NullMarked;
