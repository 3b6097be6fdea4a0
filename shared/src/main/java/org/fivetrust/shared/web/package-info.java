/** The web layer of every service: callers, problems, idempotency, lists and scoped transactions. */
@NullMarked
package org.fivetrust.shared.web;

import org.jspecify.annotations.NullMarked;
