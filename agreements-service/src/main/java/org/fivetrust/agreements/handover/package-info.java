/** Hand-over lists (移交清单): what passes between a community and the centre, counted and signed three ways. */
@NullMarked
package org.fivetrust.agreements.handover;

import org.jspecify.annotations.NullMarked;
