/** Official seals in trust (公章代管): custody, requests and imprints. */
@NullMarked
package org.fivetrust.seals;

import org.jspecify.annotations.NullMarked;
