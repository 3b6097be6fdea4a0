/** Counting working days. Plain Java. */
@NullMarked
package org.fivetrust.agreements.calendar.model;

import org.jspecify.annotations.NullMarked;
