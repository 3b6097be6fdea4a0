/** The rules that judge a vote. Plain Java. */
@NullMarked
package org.fivetrust.agreements.resolution.model;

import org.jspecify.annotations.NullMarked;
