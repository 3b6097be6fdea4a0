/** Who may take which step when. Plain Java. */
@NullMarked
package org.fivetrust.agreements.matter.model;

import org.jspecify.annotations.NullMarked;
