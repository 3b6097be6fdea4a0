/** The register of bank accounts (银行账户登记簿): whose they are, what for, and on which resolution they were opened. */
@NullMarked
package org.fivetrust.funds.bank;

import org.jspecify.annotations.NullMarked;
