/** What a seal is. Plain Java. */
@NullMarked
package org.fivetrust.seals.seal.model;

import org.jspecify.annotations.NullMarked;
