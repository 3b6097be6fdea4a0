/** Starts PostgreSQL, the token issuer, the services and the gateway in one JVM, and stops them in order. */
@NullMarked
package org.fivetrust.launcher;

import org.jspecify.annotations.NullMarked;
