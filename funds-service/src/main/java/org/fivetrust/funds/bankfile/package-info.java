/** Released payments as files for the bank (付款指令文件). */
@NullMarked
package org.fivetrust.funds.bankfile;

import org.jspecify.annotations.NullMarked;
