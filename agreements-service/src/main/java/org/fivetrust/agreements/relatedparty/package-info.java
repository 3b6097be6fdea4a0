/** Who is near to whom, so that nobody handles what would go to himself. */
@NullMarked
package org.fivetrust.agreements.relatedparty;

import org.jspecify.annotations.NullMarked;
