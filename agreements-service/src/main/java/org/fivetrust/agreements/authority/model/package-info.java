/** Who may take which step when. Plain Java. */
@NullMarked
package org.fivetrust.agreements.authority.model;

import org.jspecify.annotations.NullMarked;
