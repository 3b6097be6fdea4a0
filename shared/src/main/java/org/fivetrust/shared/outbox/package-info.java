/** Events that leave with the transaction that caused them, and arrive once. */
@NullMarked
package org.fivetrust.shared.outbox;

import org.jspecify.annotations.NullMarked;
