/** Who reads what (查阅权限): roles, resources and fields, as rows of data. */
@NullMarked
package org.fivetrust.shared.reading;

import org.jspecify.annotations.NullMarked;
