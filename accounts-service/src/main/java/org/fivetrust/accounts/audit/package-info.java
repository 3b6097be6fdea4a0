/** Auditors: what they may read, that they read it, and what they take with them. */
@NullMarked
package org.fivetrust.accounts.audit;

import org.jspecify.annotations.NullMarked;
