/** What an earmark is and what may be paid from it. Plain Java. */
@NullMarked
package org.fivetrust.funds.earmark.model;

import org.jspecify.annotations.NullMarked;
