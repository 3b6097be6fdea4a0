/** Files of bank statements in ISO 20022 camt.053, read piece by piece. */
@NullMarked
package org.fivetrust.funds.statement.reading;

import org.jspecify.annotations.NullMarked;
