/** Payments (付款): asked for by the community, approved by its own procedure, executed by two people. */
@NullMarked
package org.fivetrust.funds.payment;

import org.jspecify.annotations.NullMarked;
