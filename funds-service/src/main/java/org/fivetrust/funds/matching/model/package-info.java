/** When an entry of the bank is a movement. Plain Java. */
@NullMarked
package org.fivetrust.funds.matching.model;

import org.jspecify.annotations.NullMarked;
