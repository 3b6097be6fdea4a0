/** Roles lent for some days: a delegate acts for the delegator, and both are known. */
@NullMarked
package org.fivetrust.agreements.delegation;

import org.jspecify.annotations.NullMarked;
