/** When a hand-over is complete, who signs it, and what must be handed back. Plain Java. */
@NullMarked
package org.fivetrust.agreements.handover.model;

import org.jspecify.annotations.NullMarked;
