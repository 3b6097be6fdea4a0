/** An act as an area freezes it and agreements-service rules on it, with its canonical form and digest. */
@NullMarked
package org.fivetrust.shared.act;

import org.jspecify.annotations.NullMarked;
