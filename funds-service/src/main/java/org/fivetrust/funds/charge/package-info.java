/** What the bank took for its services, or gave as interest. */
@NullMarked
package org.fivetrust.funds.charge;

import org.jspecify.annotations.NullMarked;
