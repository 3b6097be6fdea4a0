/** Agency agreements (委托代理管理协议): drafted, checked, signed, ended. */
@NullMarked
package org.fivetrust.agreements.agreement;

import org.jspecify.annotations.NullMarked;
