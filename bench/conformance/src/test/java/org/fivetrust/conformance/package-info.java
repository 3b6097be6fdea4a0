/** Other software that reads files of banks. */
@NullMarked
package org.fivetrust.conformance;

import org.jspecify.annotations.NullMarked;
