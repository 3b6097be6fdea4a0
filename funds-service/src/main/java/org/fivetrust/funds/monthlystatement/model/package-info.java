/** What a trust account did in a month, and what it held at its end. Plain Java. */
@NullMarked
package org.fivetrust.funds.monthlystatement.model;

import org.jspecify.annotations.NullMarked;
