/** When enough have demanded a meeting. Plain Java. */
@NullMarked
package org.fivetrust.agreements.demand.model;

import org.jspecify.annotations.NullMarked;
