/** Rules on complete hand-overs, their signatures, and what must be handed back. Plain Java. */
@NullMarked
package org.fivetrust.agreements.handover.model;

import org.jspecify.annotations.NullMarked;
