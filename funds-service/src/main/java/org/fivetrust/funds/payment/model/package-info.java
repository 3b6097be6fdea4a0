/** What a payment is and what it may become next. Plain Java. */
@NullMarked
package org.fivetrust.funds.payment.model;

import org.jspecify.annotations.NullMarked;
