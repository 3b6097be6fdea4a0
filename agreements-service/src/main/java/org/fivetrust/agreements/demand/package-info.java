/** Who may demand that an assembly meets (会议召集要求), and what came of it. */
@NullMarked
package org.fivetrust.agreements.demand;

import org.jspecify.annotations.NullMarked;
