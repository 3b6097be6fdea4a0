/** Audit mandates and the requests they admit. */
@NullMarked
package org.fivetrust.accounts.audit.model;

import org.jspecify.annotations.NullMarked;
