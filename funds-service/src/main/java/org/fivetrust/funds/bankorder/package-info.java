/** How far the bank has come with a payment (银行处理状态). */
@NullMarked
package org.fivetrust.funds.bankorder;

import org.jspecify.annotations.NullMarked;
