/** Demands for a meeting of the assembly (会议召集要求) and the resolutions that follow. */
@NullMarked
package org.fivetrust.agreements.demand;

import org.jspecify.annotations.NullMarked;
