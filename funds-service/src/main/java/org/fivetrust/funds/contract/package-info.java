/** Contracts (合同): what may be paid under them, step by step, and what is kept until the defects period is over. */
@NullMarked
package org.fivetrust.funds.contract;

import org.jspecify.annotations.NullMarked;
