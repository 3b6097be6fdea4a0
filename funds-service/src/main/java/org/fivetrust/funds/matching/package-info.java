/** What the bank booked, and the movements of sub-ledgers that it is (勾对). */
@NullMarked
package org.fivetrust.funds.matching;

import org.jspecify.annotations.NullMarked;
