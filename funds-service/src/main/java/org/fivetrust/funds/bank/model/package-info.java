/** Which bank accounts a principal may have. Plain Java. */
@NullMarked
package org.fivetrust.funds.bank.model;

import org.jspecify.annotations.NullMarked;
