/** The working calendar (工作日历) as this service counts limits by it: a copy of the one that agreements-service keeps. */
@NullMarked
package org.fivetrust.funds.calendar;

import org.jspecify.annotations.NullMarked;
