/** How a table of entries is read. */
@NullMarked
package org.fivetrust.accounts.intake.model;

import org.jspecify.annotations.NullMarked;
