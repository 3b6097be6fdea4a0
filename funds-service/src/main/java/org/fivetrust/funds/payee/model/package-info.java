/** What the register knows of a payee's accounts, and what it lets be paid. Plain Java. */
@NullMarked
package org.fivetrust.funds.payee.model;

import org.jspecify.annotations.NullMarked;
