/** Bank statements and their entries, whatever file they stand in. */
@NullMarked
package org.fivetrust.funds.statement.model;

import org.jspecify.annotations.NullMarked;
