/** The gateway in front of all services: routes by path, without business rules. */
@NullMarked
package org.fivetrust.gateway;

import org.jspecify.annotations.NullMarked;
