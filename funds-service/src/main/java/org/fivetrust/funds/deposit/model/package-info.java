/** What a deposit is made of. Plain Java. */
@NullMarked
package org.fivetrust.funds.deposit.model;

import org.jspecify.annotations.NullMarked;
