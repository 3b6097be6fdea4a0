/** What the agreement in force says to an act (裁定): decided, kept, listed and decided again. */
@NullMarked
package org.fivetrust.agreements.ruling;

import org.jspecify.annotations.NullMarked;
