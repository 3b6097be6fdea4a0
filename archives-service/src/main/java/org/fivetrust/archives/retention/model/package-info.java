/** Periods and the lines they come from. Plain Java. */
@NullMarked
package org.fivetrust.archives.retention.model;

import org.jspecify.annotations.NullMarked;
