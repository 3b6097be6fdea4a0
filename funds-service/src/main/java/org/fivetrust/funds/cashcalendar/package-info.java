/** The cash calendar of a trust account (现金流日历). */
@NullMarked
package org.fivetrust.funds.cashcalendar;

import org.jspecify.annotations.NullMarked;
