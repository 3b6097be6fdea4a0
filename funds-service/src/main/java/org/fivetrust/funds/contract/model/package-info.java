/** What a contract is and what may be paid under it. Plain Java. */
@NullMarked
package org.fivetrust.funds.contract.model;

import org.jspecify.annotations.NullMarked;
