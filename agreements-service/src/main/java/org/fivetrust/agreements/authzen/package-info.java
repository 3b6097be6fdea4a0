/** The policy decision point: OpenID AuthZEN Authorization API 1.0 (标准授权查询接口). */
@NullMarked
package org.fivetrust.agreements.authzen;

import org.jspecify.annotations.NullMarked;
