/** Released payments that go to the bank over a line, each sent once and asked after (银企直联). */
@NullMarked
package org.fivetrust.funds.bankline;

import org.jspecify.annotations.NullMarked;
