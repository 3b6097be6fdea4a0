/** When a vote counts. Plain Java. */
@NullMarked
package org.fivetrust.agreements.resolution.model;

import org.jspecify.annotations.NullMarked;
