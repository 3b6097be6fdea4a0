/** When an entry of the bank is a charge or interest. Plain Java. */
@NullMarked
package org.fivetrust.funds.charge.model;

import org.jspecify.annotations.NullMarked;
