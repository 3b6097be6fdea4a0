/** What becomes of money that nobody can name. Plain Java. */
@NullMarked
package org.fivetrust.funds.suspense.model;

import org.jspecify.annotations.NullMarked;
