/** How signing keys follow each other, and what a warrant is requested with. Plain Java. */
@NullMarked
package org.fivetrust.agreements.authorization.model;

import org.jspecify.annotations.NullMarked;
