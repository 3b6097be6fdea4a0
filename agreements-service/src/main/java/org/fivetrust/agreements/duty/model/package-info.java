/** Years of an agreement, and complete hand-overs. Plain Java. */
@NullMarked
package org.fivetrust.agreements.duty.model;

import org.jspecify.annotations.NullMarked;
