/** Audit: mandates, the log of requests by auditors, samples and exports. */
@NullMarked
package org.fivetrust.accounts.audit;

import org.jspecify.annotations.NullMarked;
