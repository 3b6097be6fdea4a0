/** When bank and books are one. Plain Java. */
@NullMarked
package org.fivetrust.funds.reconciliation.model;

import org.jspecify.annotations.NullMarked;
