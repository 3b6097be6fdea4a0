/** A status report of a bank and what it says of each payment. Plain Java. */
@NullMarked
package org.fivetrust.funds.bankanswer.model;

import org.jspecify.annotations.NullMarked;
