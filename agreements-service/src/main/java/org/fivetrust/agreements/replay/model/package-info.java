/** Compares two rulings of one act and counts the results. Plain Java. */
@NullMarked
package org.fivetrust.agreements.replay.model;

import org.jspecify.annotations.NullMarked;
