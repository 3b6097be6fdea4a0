/** How secrets lie in the database: sealed by a key that the database does not hold. */
@NullMarked
package org.fivetrust.agreements.secrecy;

import org.jspecify.annotations.NullMarked;
