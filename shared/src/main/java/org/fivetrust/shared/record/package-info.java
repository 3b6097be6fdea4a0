/** What archives-service says of the records that others name. */
@NullMarked
package org.fivetrust.shared.record;

import org.jspecify.annotations.NullMarked;
