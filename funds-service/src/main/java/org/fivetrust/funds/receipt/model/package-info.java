/** What a receipt is and how it is taken back. Plain Java. */
@NullMarked
package org.fivetrust.funds.receipt.model;

import org.jspecify.annotations.NullMarked;
