/** The bank states of a payment and what leads from one to another. Plain Java. */
@NullMarked
package org.fivetrust.funds.bankorder.model;

import org.jspecify.annotations.NullMarked;
