/** What the bank answers to payments that were sent (银行回执). */
@NullMarked
package org.fivetrust.funds.bankanswer;

import org.jspecify.annotations.NullMarked;
