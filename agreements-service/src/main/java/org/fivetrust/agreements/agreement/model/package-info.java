/** Clauses as data, their validation, and the policy decision on an act. Plain Java. */
@NullMarked
package org.fivetrust.agreements.agreement.model;

import org.jspecify.annotations.NullMarked;
