/** Measurements, side by side with what others would use; never part of the product. */
@NullMarked
package org.fivetrust.bench;

import org.jspecify.annotations.NullMarked;
