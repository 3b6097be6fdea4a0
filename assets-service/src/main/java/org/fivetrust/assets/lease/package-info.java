/** Leases (租赁): who has what on lease until when, the rent of it, and what of it is owed. */
@NullMarked
package org.fivetrust.assets.lease;

import org.jspecify.annotations.NullMarked;
