/** The steps of a payment put in one order. Plain Java. */
@NullMarked
package org.fivetrust.funds.paymenttrail.model;

import org.jspecify.annotations.NullMarked;
