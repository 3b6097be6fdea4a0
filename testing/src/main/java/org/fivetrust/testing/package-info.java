/** What every service's tests stand on: one real PostgreSQL, a stub of issuer and authority, and the house rules. */
@NullMarked
package org.fivetrust.testing;

import org.jspecify.annotations.NullMarked;
