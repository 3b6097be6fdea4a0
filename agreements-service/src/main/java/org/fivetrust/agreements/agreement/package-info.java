/** Agency agreements (委托代理管理协议): drafting, validation, signing, suspension, termination. */
@NullMarked
package org.fivetrust.agreements.agreement;

import org.jspecify.annotations.NullMarked;
