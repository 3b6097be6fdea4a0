/** Test infrastructure of every service: one real PostgreSQL, stubs of issuer and authority, and the house rules. */
@NullMarked
package org.fivetrust.testing;

import org.jspecify.annotations.NullMarked;
