/** Working days. */
@NullMarked
package org.fivetrust.agreements.calendar;

import org.jspecify.annotations.NullMarked;
