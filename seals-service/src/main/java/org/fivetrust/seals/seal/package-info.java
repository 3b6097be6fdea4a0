/** The seals themselves (印章台账). */
@NullMarked
package org.fivetrust.seals.seal;

import org.jspecify.annotations.NullMarked;
