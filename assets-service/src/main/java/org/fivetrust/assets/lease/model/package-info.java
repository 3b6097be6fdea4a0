/** What a lease is, when its rent is due and what is owed of it. Plain Java. */
@NullMarked
package org.fivetrust.assets.lease.model;

import org.jspecify.annotations.NullMarked;
