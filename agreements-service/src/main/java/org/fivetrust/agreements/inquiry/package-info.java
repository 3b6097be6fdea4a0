/** Questions that promise nothing, answered from what is remembered as long as every change is heard of. */
@NullMarked
package org.fivetrust.agreements.inquiry;

import org.jspecify.annotations.NullMarked;
