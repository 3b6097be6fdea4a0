/** Hand-over lists (移交清单) between a community and the agency centre, counted and signed by three persons. */
@NullMarked
package org.fivetrust.agreements.handover;

import org.jspecify.annotations.NullMarked;
