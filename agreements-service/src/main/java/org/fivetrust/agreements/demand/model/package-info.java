/** The rules that judge a demand for a meeting. Plain Java. */
@NullMarked
package org.fivetrust.agreements.demand.model;

import org.jspecify.annotations.NullMarked;
