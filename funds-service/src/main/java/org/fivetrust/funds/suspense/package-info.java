/** Suspense (待查收款): money on a bank account that nobody can name yet, kept apart from every principal's. */
@NullMarked
package org.fivetrust.funds.suspense;

import org.jspecify.annotations.NullMarked;
