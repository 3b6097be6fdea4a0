/** The register of payees (收款人登记簿): each account is entered by one person and confirmed by another. */
@NullMarked
package org.fivetrust.funds.payee;

import org.jspecify.annotations.NullMarked;
