/** What a loan is and what it may become next. Plain Java. */
@NullMarked
package org.fivetrust.archives.loan.model;

import org.jspecify.annotations.NullMarked;
