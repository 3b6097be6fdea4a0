/** What a receipt book is and what may become of its numbers. Plain Java. */
@NullMarked
package org.fivetrust.funds.receiptbook.model;

import org.jspecify.annotations.NullMarked;
