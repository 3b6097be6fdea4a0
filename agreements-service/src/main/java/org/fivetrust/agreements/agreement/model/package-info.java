/** Clauses as data, their soundness, and what they say of an act. Plain Java. */
@NullMarked
package org.fivetrust.agreements.agreement.model;

import org.jspecify.annotations.NullMarked;
