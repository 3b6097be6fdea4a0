/** What a trust account is and what may happen to it. Plain Java. */
@NullMarked
package org.fivetrust.funds.account.model;

import org.jspecify.annotations.NullMarked;
