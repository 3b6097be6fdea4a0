/** What a bank's consent is. Plain Java. */
@NullMarked
package org.fivetrust.funds.consent.model;

import org.jspecify.annotations.NullMarked;
