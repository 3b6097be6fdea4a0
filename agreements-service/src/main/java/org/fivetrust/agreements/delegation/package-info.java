/** Roles delegated for some days: a delegate acts for the delegator, and both are recorded. */
@NullMarked
package org.fivetrust.agreements.delegation;

import org.jspecify.annotations.NullMarked;
