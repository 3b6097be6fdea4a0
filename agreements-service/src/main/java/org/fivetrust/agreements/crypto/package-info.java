/** Encrypts secrets in the database with a key that the database does not hold. */
@NullMarked
package org.fivetrust.agreements.crypto;

import org.jspecify.annotations.NullMarked;
