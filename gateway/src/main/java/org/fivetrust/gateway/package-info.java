/** One door for all services. It knows who owns which path, and no business word. */
@NullMarked
package org.fivetrust.gateway;

import org.jspecify.annotations.NullMarked;
