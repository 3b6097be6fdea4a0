/** What a transfer is and when its money moves. Plain Java. */
@NullMarked
package org.fivetrust.funds.transfer.model;

import org.jspecify.annotations.NullMarked;
