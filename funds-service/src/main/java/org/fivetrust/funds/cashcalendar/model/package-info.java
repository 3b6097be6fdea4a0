/** What will be there on each day. Plain Java. */
@NullMarked
package org.fivetrust.funds.cashcalendar.model;

import org.jspecify.annotations.NullMarked;
