/** Years of an agreement, and hand-overs that are complete or not done. Plain Java. */
@NullMarked
package org.fivetrust.agreements.duty.model;

import org.jspecify.annotations.NullMarked;
