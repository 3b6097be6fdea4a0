/** Values every service shares: money, principals, refusals, rulings, warrants. Plain Java. */
@NullMarked
package org.fivetrust.shared.kernel;

import org.jspecify.annotations.NullMarked;
