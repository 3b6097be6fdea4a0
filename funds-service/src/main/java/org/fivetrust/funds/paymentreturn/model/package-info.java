/** When money counts as given back. Plain Java. */
@NullMarked
package org.fivetrust.funds.paymentreturn.model;

import org.jspecify.annotations.NullMarked;
