/** Official seals held in trust (公章代管): who keeps them, and what they may be put on. */
@NullMarked
package org.fivetrust.seals;

import org.jspecify.annotations.NullMarked;
