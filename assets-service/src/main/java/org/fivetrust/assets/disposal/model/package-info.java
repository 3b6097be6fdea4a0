/** What a disposal is and what it may become next. Plain Java. */
@NullMarked
package org.fivetrust.assets.disposal.model;

import org.jspecify.annotations.NullMarked;
