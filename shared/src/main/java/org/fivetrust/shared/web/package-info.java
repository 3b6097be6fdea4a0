/** The rim of every service: who calls, what a problem looks like, idempotency, paging, guarded transactions. */
@NullMarked
package org.fivetrust.shared.web;

import org.jspecify.annotations.NullMarked;
