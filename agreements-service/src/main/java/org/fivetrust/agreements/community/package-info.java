/** Communities (社区) and the principals (委托方) within them. */
@NullMarked
package org.fivetrust.agreements.community;

import org.jspecify.annotations.NullMarked;
