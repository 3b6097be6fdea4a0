/** Draws sheets as PDF. */
@NullMarked
package org.fivetrust.paper;

import org.jspecify.annotations.NullMarked;
