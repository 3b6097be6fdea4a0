/** The one law: what the agreement in force says to an act, over facts that were read before. Plain Java. */
@NullMarked
package org.fivetrust.agreements.ruling.model;

import org.jspecify.annotations.NullMarked;
