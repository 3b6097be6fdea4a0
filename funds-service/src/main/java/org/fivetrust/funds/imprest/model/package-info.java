/** What an imprest is and when it is settled. Plain Java. */
@NullMarked
package org.fivetrust.funds.imprest.model;

import org.jspecify.annotations.NullMarked;
