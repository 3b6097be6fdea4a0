/** One client per service, whose methods are the operations of its API. */
@NullMarked
package org.fivetrust.testing.client;

import org.jspecify.annotations.NullMarked;
