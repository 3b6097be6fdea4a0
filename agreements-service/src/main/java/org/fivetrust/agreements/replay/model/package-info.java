/** One ruling laid beside another, and the counts. Plain Java. */
@NullMarked
package org.fivetrust.agreements.replay.model;

import org.jspecify.annotations.NullMarked;
